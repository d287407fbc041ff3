import { expect, test } from 'vitest'
import { translator } from '#app/i18n/catalogue.ts'
import { catalogueFlaws } from '#app/i18n/check.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

test('the three catalogues have the same keys and variables, derived text is fresh, English holds no Chinese', () => {
  expect(catalogueFlaws()).toEqual([])
})

test('a number picks the plural in English and none in Chinese', () => {
  const counts = [1, 2]

  const said = counts.map((count) => [
    translator('en')('form.summaryTitle', { count }),
    translator('zh-CN')('form.summaryTitle', { count }),
  ])

  expect(said).toEqual([
    ['1 thing needs changing', '有 1 处需要修改'],
    ['2 things need changing', '有 2 处需要修改'],
  ])
})

test.each([
  ['发票代码 / 发票号码', '發票代碼 / 發票號碼'],
  ['主管税务机关 / 税务所', '主管稅務機關 / 稅務所'],
  ['申诉复核', '申訴覆核'],
  ['根因 / 复盘', '根因 / 覆盤'],
  ['卷式发票 / 折叠票', '卷式發票 / 折疊票'],
  ['红冲 / 红字发票 / 蓝字发票', '紅沖 / 紅字發票 / 藍字發票'],
  ['电子税务局 / 税务数字账户', '電子稅務局 / 稅務數字賬戶'],
  ['群机器人', '群機器人'],
  ['脱敏', '脫敏'],
  ['影响范围', '影響範圍'],
  ['自查 / 自查向导', '自查 / 自查嚮導'],
])('the glossary word %s becomes %s', (simplified, traditional) => {
  const derived = toTraditional(simplified)

  expect(derived).toBe(traditional)
})
