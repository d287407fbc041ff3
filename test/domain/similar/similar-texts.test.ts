import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#app/domain/ground/context.ts'
import { wantedOf } from '#app/domain/desk/similar/similar-texts.ts'
import { similarTickets } from '#app/domain/desk/similar/similar-tickets.ts'
import { passagesOf, piecesOf } from '#app/domain/desk/similar/text-pieces.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const manager = async () => as(await hire(['manager'], null))
const texts = async (ctx: Context, { number }: Ticket) => (await similarTickets(ctx, number)).texts ?? []
const numbers = async (ctx: Context, ticket: Ticket) =>
  (await texts(ctx, ticket)).map(({ number }) => number).sort()
const wordOf = (description: string) =>
  createTicket({ kind: 'technical_fault', invoice: undefined, description })
const moveTo = (id: string, department: string) => sql`
  update tickets set department_id = (select id from departments where key = ${department}) where id = ${id}`

const printer = '插入税控盘后弹出证书已过期，重启电脑也一样，错误 E1024。'
const alike = '我这边也是插入税控盘后弹出证书已过期，重装没有用。'

test('a ticket that shares rare words is shown with what both say', async () => {
  const own = await wordOf(printer)
  const other = await wordOf(alike)
  await wordOf('开票方说已经上传，但是平台显示查无此票。')

  expect(await texts(await manager(), own)).toEqual([
    {
      number: other.number,
      subject: other.subject,
      state: 'new',
      createdAt: other.createdAt,
      passages: ['插入税控盘后弹出证书已过期'],
    },
  ])
})

test.each([
  ['the same words in other order', '证书已过期的弹窗，是插入税控盘后弹出的', 1],
  ['an error code and the words beside it', '重启电脑之后错误 e1024 还在', 1],
  ['only what every report says', '查验平台提示查无此票，请帮忙尽快核实处理，谢谢。', 0],
  ['one short word', '税控盘在哪里买', 0],
  ['nothing', '红字确认单开具以后客户无法入账', 0],
])('one that shares %s', async (_, description, found) => {
  const own = await wordOf(printer)
  await wordOf(description)

  expect(await texts(await manager(), own)).toHaveLength(found)
})

test('what many of the newest say is no likeness', async () => {
  const own = await wordOf('我们公司在批量查验接口一次传五十张返回签名错误。')
  for (let n = 0; n < 8; n++) await wordOf(`批量查验接口一次传五十张返回签名错误，第${n}次。`)

  expect(await texts(await manager(), own)).toEqual([])
})

describe('only open tickets and those resolved in the last 90 days: one', () => {
  test.each([
    ['that is open, however old', 'open', null, 1],
    ['that waits', 'waiting_reporter', null, 1],
    ['resolved last week', 'resolved', 7, 1],
    ['resolved and closed 89 days ago', 'closed', 89, 1],
    ['resolved 91 days ago', 'closed', 91, 0],
    ['withdrawn', 'cancelled', null, 0],
  ])('%s', async (_, state, resolvedDaysAgo, found) => {
    const own = await wordOf(printer)
    const other = await wordOf(alike)
    await sql`update tickets set state = ${state}, created_at = now() - interval '2 years',
                     resolved_at = now() - ${resolvedDaysAgo} * interval '1 day' where id = ${other.id}`

    expect(await texts(await manager(), own)).toHaveLength(found)
  })
})

test('an agent is shown those of their department, and no copy for a drill', async () => {
  const own = await wordOf(printer)
  const [visible, elsewhere, copy] = [await wordOf(alike), await wordOf(alike), await wordOf(alike)]
  await moveTo(elsewhere.id, 'data_repair')
  await sql`update tickets set drill_since = now() where id = ${copy.id}`

  expect(await numbers(as(await hire(['agent'], 'tech_support')), own)).toEqual([visible.number])
  expect(await numbers(await manager(), own)).toEqual([visible.number, elsewhere.number].sort())
})

test('those about the same or nearly the same invoice are not shown twice', async () => {
  const invoice = { number: '24112000000123456789', issuedOn: '2024-11-05', amount: '120.00' }
  const own = await createTicket({ invoice, description: printer })
  await createTicket({ invoice, description: printer })
  const near = await createTicket({
    invoice: { ...invoice, number: '24112000000123456798' },
    description: printer,
  })

  const found = await similarTickets(await manager(), own.number)

  expect(found.invoices?.map(({ number }) => number)).toEqual([near.number])
  expect(found.texts).toEqual([])
})

test('at most five, those that share most first', async () => {
  const own = await wordOf(printer)
  for (let n = 0; n < 3; n++) await wordOf('插入税控盘后弹出来，别的都好')
  const most = await wordOf(alike)

  const found = await texts(await manager(), own)

  expect(found[0]?.number).toBe(most.number)
  expect(found).toHaveLength(4)
})

test('a description of nothing but marks finds nothing', async () => {
  const own = await wordOf('……？！%_\\ 12345678901 ab')
  await wordOf(printer)

  expect(await texts(await manager(), own)).toEqual([])
})

describe('pieces of a text', () => {
  const of = (text: string) => piecesOf(text).map((piece) => piece.text)

  test.each([
    ['three characters of a sentence each', '税控盘坏了', ['税控盘', '控盘坏', '盘坏了']],
    ['two where there are no more', '发票 红冲，查验', ['红冲']],
    [
      'words of letters and error codes, small',
      'E1024 Certificate, 40013',
      ['e1024', 'certificate', '40013'],
    ],
    ['no number of an invoice, a phone, a day', '24112000000123456789 13800001111 12', []],
    ['nothing that everybody says', '请问发票为什么查不到，谢谢', []],
  ])('%s', (_, text, expected) => expect(of(text)).toEqual(expected))

  test('are no more than eighty, however long the text', () => {
    const text = Array.from({ length: 4000 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('')
    expect(of(text)).toHaveLength(80)
  })

  test('shared ones are put together to passages, the longest first', () => {
    const shared = new Set(['税控盘', '控盘坏', 'e1024'])
    expect(passagesOf('我的税控盘坏了，E1024', shared)).toEqual(['E1024', '税控盘坏'])
  })
})

test('the index is asked for the rarest pieces, and for no more than it answers soon', () => {
  const piece = (count: number) => ({ grams: [String(count)], count })
  const asked = (counts: number[]) => wantedOf(counts.map(piece)).map(([gram]) => Number(gram))

  expect(asked([9, 1, 8, 2, 7])).toEqual([1, 2, 7, 8])
  expect(asked(Array(20).fill(1))).toHaveLength(8)
  expect(asked([30, 40])).toEqual([])
  expect(asked(Array(50).fill(0))).toHaveLength(4)
  expect(asked([0, 3])).toEqual([3, 0])
})
