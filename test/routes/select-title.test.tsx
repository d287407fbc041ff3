import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Select } from '#app/ui/forms/select.tsx'
import { LanguageProvider } from '#app/ui/language.tsx'

const long = '技术支持与数据同步处（信息中心第二办公区）'
const choices = [
  { value: 'first', label: '纳税服务' },
  { value: 'long', label: long },
]
const shown = (props: object) =>
  renderToStaticMarkup(
    <LanguageProvider language="zh-CN">
      <Select name="department" label="部门" width="full" choices={choices} {...props} />
    </LanguageProvider>,
  )
const titleOf = (props: object) => /<select[^>]*title="([^"]*)"/.exec(shown(props))?.[1]

test('a name that is longer than its control can be read in its title', () => {
  expect(titleOf({ titled: true, defaultValue: 'long' })).toBe(long)
  expect(titleOf({ titled: true })).toBe('纳税服务')
  expect(titleOf({ titled: true, blank: '无人' })).toBeUndefined()
  expect(titleOf({ defaultValue: 'long' })).toBeUndefined()
})
