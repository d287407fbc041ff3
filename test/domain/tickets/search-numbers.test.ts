import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { numbersIn } from '#app/domain/desk/tickets/search-numbers.ts'
import { relatedTo } from '#app/domain/desk/tickets/related.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { digital, paper } from '#test/support/invoices.ts'

beforeEach(openDesk)

const manager = async () => as(await hire(['manager'], null))
const find = async (ctx: Context, q: string) =>
  (await listInbox(ctx, { view: 'all', q, limit: 10 })).items.map(({ number }) => number)
const seller = '91110108MA01ABCD5X'
const old = {
  ...paper,
  code: '1100204130',
  kind: 'special_paper',
  amount: '9.00',
  number: '87654321',
} as const
const moveTo = (id: string, department: string) => sql`
  update tickets set department_id = (select id from departments where key = ${department}) where id = ${id}`

describe('an invoice is found by', () => {
  test.each([
    ['its number of 20 digits', '24112000000123456789'],
    ['that in groups', '24112 00000 01234 56789'],
    ['that in full-width digits', '２４１１２００００００１２３４５６７８９'],
    ['that behind its label', '发票号码：24112000000123456789'],
    ['that among marks', '【24112000000123456789】。'],
    ['that in points', '2411.2000.0001.2345.6789'],
    ['that from a sheet', "'24112000000123456789"],
    ['the payload of its QR code', '01,32,,24112000000123456789,"1,120.00",20241105,,16C0'],
    ['its link', 'https://a.test/x?Kprq=20241105&Fphm=24112000000123456789'],
  ])('%s', async (_, q) => {
    const ticket = await createTicket({ invoice: digital })
    await createTicket()

    expect(await find(await manager(), q)).toEqual([ticket.number])
  })

  test.each([
    ['its number of 8 digits', '12345678'],
    ['its code and number', '011002400111 12345678'],
    ['the two with a hyphen', '011002400111-12345678'],
    ['the two as one', '01100240011112345678'],
    ['the number before the code', '12345678 011002400111'],
    ['the two behind their labels', '发票代码：011002400111 发票号码：12345678'],
  ])('%s', async (_, q) => {
    const ticket = await createTicket({ invoice: paper })
    await createTicket({ invoice: { ...paper, number: '12345679' } })

    expect(await find(await manager(), q)).toEqual([ticket.number])
  })

  test('a code of ten digits and its number, which tell it from one of another code', async () => {
    const ticket = await createTicket({ invoice: old })
    const other = await createTicket({ invoice: { ...old, code: '1100204131' } })
    const ctx = await manager()

    expect(await find(ctx, '1100204130 87654321')).toEqual([ticket.number])
    expect(await find(ctx, '110020413187654321')).toEqual([other.number])
    expect((await find(ctx, '87654321')).sort()).toEqual([ticket.number, other.number].sort())
  })

  test.each(['sellerTaxId', 'buyerTaxId'])('the taxpayer number of its %s', async (field) => {
    const ticket = await createTicket({ invoice: { ...digital, [field]: seller } })
    await createTicket()
    const ctx = await manager()

    const labelled = ['税号 ', '纳税人识别号：', '统一社会信用代码', '购买方税号:', 'Tax ID: '].map(
      (label) => label + seller,
    )
    for (const q of [seller, seller.toLowerCase(), ` ${seller.slice(0, 6)} ${seller.slice(6)}`, ...labelled])
      expect(await find(ctx, q)).toEqual([ticket.number])
  })
})

describe('where no ticket that one may see has such an invoice', () => {
  test('those that mention the number are found', async () => {
    const ticket = await createTicket({
      kind: 'policy_question',
      description: '发票 24112000000999999999 能报销吗',
    })

    expect(await find(await manager(), '24112000000999999999')).toEqual([ticket.number])
  })

  test('what others may see changes nothing', async () => {
    const hidden = await createTicket({ invoice: digital })
    await moveTo(hidden.id, 'data_repair')
    const own = await createTicket({
      kind: 'policy_question',
      description: `发票 ${digital.number} 能报销吗`,
    })
    await moveTo(own.id, 'taxpayer_service')

    expect(await find(as(await hire()), digital.number)).toEqual([own.number])
    expect(await find(as(await hire(['agent'], 'data_repair')), digital.number)).toEqual([hidden.number])
    expect(await find(as(await hire(['agent'], 'product')), digital.number)).toEqual([])
  })
})

test.each([
  '{}。',
  '#{}',
  '编号：{}',
  '【{}】',
  '工单编号 {}，',
  'https://fp.example.gov/desk/tickets/{}?from=mail',
])('a ticket is found by its number typed as %j', async (around) => {
  const ticket = await createTicket()
  await createTicket()

  expect(await find(await manager(), around.replace('{}', ticket.number))).toEqual([ticket.number])
})

test('an agent finds a ticket of another department that is their own, and no other there', async () => {
  const [own, foreign] = [await createTicket({ invoice: digital }), await createTicket({ invoice: digital })]
  const agent = await hire()
  for (const { id } of [own, foreign]) await moveTo(id, 'data_repair')
  await sql`update tickets set assignee_id = ${agent.id} where id = ${own.id}`

  expect(await find(as(agent), digital.number)).toEqual([own.number])
})

test.each(['发票', 'password', '2026', '1234567', '重复报告 3 次', ''])('%j is no number', (text) => {
  expect(numbersIn(text, '2026-03-02')).toBeNull()
})

test('of many tickets about one invoice an agent is shown their own, whoever came later', async () => {
  const first = await createTicket({ invoice: digital })
  const own = await createTicket({ invoice: digital })
  const others = []
  for (let n = 0; n < 21; n++) others.push(await createTicket({ invoice: digital }))
  for (const { id } of others) {
    await moveTo(id, 'data_repair')
    await sql`insert into ticket_relations values (${first.id}, ${id}, 'same_invoice', now()) on conflict do nothing`
  }

  expect((await relatedTo(as(await hire()), first)).map(({ number }) => number)).toEqual([own.number])
})
