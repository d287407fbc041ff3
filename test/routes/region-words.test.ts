import { expect, test } from 'vitest'
import { regionDigits } from '#app/domain/invoices/reading/region-names.ts'
import { translator } from '#app/i18n/catalogue.ts'
import words from '#app/i18n/zh-CN/incident.json' with { type: 'json' }
import { regionWords } from '#app/ui/incident/region-words.ts'

test('regions are called as their reader calls them, and a place that invoices do not know as it was typed', () => {
  const typed = ['北京市', '广西壮族自治区', '4403', '开发区']
  expect(regionWords(typed, translator('zh-CN'))).toBe('北京、广西、深圳、开发区')
  expect(regionWords(typed, translator('en'))).toBe('Beijing, Guangxi, Shenzhen, 开发区')
  expect(regionWords(['内蒙古'], translator('zh-TW'))).toBe('內蒙古')
})

test('the catalogue has a name for each region that invoices know, and for no other', () => {
  const named = Object.entries(words).flatMap(([key, name]) =>
    key.startsWith('region.') ? [[key.slice('region.'.length), name]] : [],
  )
  expect(named).toHaveLength(36)
  for (const [digits, name] of named) expect(regionDigits(name ?? '')).toBe(digits)
})
