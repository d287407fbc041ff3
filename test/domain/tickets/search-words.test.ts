import { beforeEach, describe, expect, test } from 'vitest'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

async function found(q: string): Promise<string[]> {
  const manager = as(await hire(['manager'], null))
  const { items } = await listInbox(manager, { view: 'all', q, limit: 50 })
  return items.map(({ number }) => number)
}

describe('a ticket whose text is', () => {
  test.each([
    ['搜索甲 ＡＢＣ 全角', '搜索甲 全角'],
    ['搜索甲 ＡＢＣ 全角', '全角 搜索甲'],
    ['搜索甲 ＡＢＣ 全角', 'abc'],
    ['搜索甲 ＡＢＣ 全角', '全角   ABC\u3000搜索甲'],
    ['搜索甲 ＡＢＣ 全角', 'ａｂｃ'],
    ['發票查無此票', '发票查无此票'],
    ['发票查无此票', '發票查無此票'],
    ['發票查无此票', '发票查無此票'],
    ['電子發票開立後無法查詢', '电子发票 查询'],
    ['电子发票开立后无法查询', '開立後 無法查詢'],
    ['請問幾時可以查到', '请问几时'],
    ['头发很干，后来面条也干了', '頭髮很乾'],
    ['國稅局回覆說資料還未同步', '国税局 资料 同步'],
    ['錯誤代碼 E-5003', '错误代码 e-5003'],
    ['错误代码：Ｅ－５００３', 'E-5003'],
    ['金额 100% 不符（已核对）', '100%'],
    ['路径 C:\\temp\\a_b', 'c:\\temp'],
    ['下划线 a_b 与 axb', 'a_b'],
    ['页面显示 [object Object]', '[object'],
    ['括号（测试）', '(测试)'],
    ['价格￥１２３．４５', '123.45'],
    ['Ticket About VAT Invoice', 'invoice vat'],
    ['里程发票在那里', '裡程'],
    ['臺北的朋友說查不到', '台北 朋友'],
    ['词语之间\n换了行', '词语 换了行'],
    ['看不见的字符', '看\u200b不\ufeff见\u00ad的'],
    ['𠮷田先生的发票', '𠮷田'],
    ['单字查', '查'],
  ])('%j is found by %j', async (description, q) => {
    const { number } = await createTicket({ kind: 'technical_fault', invoice: undefined, description })
    await createTicket({ kind: 'technical_fault', invoice: undefined, description: '别的事情。' })
    expect(await found(q)).toEqual([number])
  })

  test.each([
    ['搜索甲 全角', '搜索乙 全角'],
    ['axb', 'a_b'],
    ['1005', '100%'],
    ['发票', '发.票'],
    ['发票查无此票', '发票查有此票'],
    ['abc', '.*'],
    ['无', '[无'],
  ])('%j is not found by %j', async (description, q) => {
    await createTicket({ kind: 'technical_fault', invoice: undefined, description })
    expect(await found(q)).toEqual([])
  })
})

test.each(['\u200b', '\u3000 ', '\u0000'])(
  'a search for nothing that can be seen (%j) is none',
  async (q) => {
    const { number } = await createTicket()
    expect(await found(q)).toEqual([number])
  },
)

test('words and numbers that stand in different texts of a ticket are found together', async () => {
  const { number } = await createTicket({
    kind: 'technical_fault',
    invoice: undefined,
    description: '首先。',
  })
  const admin = as(await hire(['admin'], null))
  for (const body of ['工号 48151623', '批次 73737421'])
    await replyToTicket(admin, number, { visibility: 'internal', body })
  expect(await found('48151623 73737421')).toEqual([number])
  expect(await found('48151623 首先')).toEqual([number])
  expect(await found('48151623 其次')).toEqual([])
})
