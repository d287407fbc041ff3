import { afterAll, beforeEach, expect, test } from 'vitest'
import { csvAnswer } from '#app/http/csv.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { aNotice } from '#test/support/notices.ts'
import { pageRenderer } from '#test/support/render.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { until } from '#test/support/until.ts'
import { sessionCookie } from '#test/security/walk/callers.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

async function exported(id: string, language = 'zh-CN', role: Role = 'agent') {
  const open = await pageRenderer()
  const cookie = await sessionCookie(await hire([role]))
  const at = `http://127.0.0.1:3000/desk/notices/${id}/export.csv?lang=${language}`
  return open(new Request(at, { headers: { Cookie: cookie } }))
}
/** Bytes, because reading them as a text takes the mark away. */
const textOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('utf8')

test('the ledger of a notice is a table that a spreadsheet opens, a row a message, without any address', async () => {
  const id = await aNotice(2)
  const ticket = await createTicket()
  await sql`
    update deliveries set ticket_id = ${ticket.id}, channel = 'sms', state = 'permanent', provider = 'sms-aliyun',
           failure = 'isv.MOBILE_NUMBER_ILLEGAL', attempts = 3, sent_at = null
     where notice_id = ${id} and recipient = 'index-1'`
  const answer = await exported(id)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="notice-${id}.csv"`)
  expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
  const [head, first, second, end] = (await textOf(answer)).split('\r\n')

  expect(head).toBe('\uFEFF工单编号,渠道,状态,原因,服务商,服务商编号,发送次数,生成时间,送出时间,送达时间')
  expect(first).toBe(`${ticket.number},短信,失败,手机号不正确,阿里云,ref-1,3,2026-05-14T14:00:00.000+08:00,,`)
  expect(second).toBe(
    ',邮件,已送出,,邮件服务器,ref-2,1,2026-05-14T14:00:00.000+08:00,2026-05-14T14:30:00.000+08:00,',
  )
  expect(end).toBe('')
  expect([head, first, second].join()).not.toContain('index-')
})

test('whoever does not work on tickets takes the ledger away without their numbers', async () => {
  const id = await aNotice(1)
  const ticket = await createTicket()
  await sql`update deliveries set ticket_id = ${ticket.id} where notice_id = ${id}`

  const text = await textOf(await exported(id, 'zh-CN', 'knowledge_editor'))

  expect(text).toContain('ref-1')
  expect(text).not.toContain(ticket.number)
  expect(text).toMatch(/^\uFEFF渠道,/)
})

test('it is in the language of the desk', async () => {
  const [head] = (await textOf(await exported(await aNotice(1), 'en'))).split('\r\n')
  expect(head).toBe('\uFEFFTicket,Channel,State,Reason,Provider,Provider reference,Tries,Made,Sent,Delivered')
})

test('who took it away is written down', async () => {
  const id = await aNotice(3)
  await exported(id)
  const rows =
    await sql`select actor_type, subject_id, details from audit_rows where action = 'notice.exported'`
  expect([...rows]).toEqual([{ actor_type: 'staff', subject_id: id, details: { rows: 3 } }])
})

test('many pages come out whole and each row once', async () => {
  const text = await textOf(await exported(await aNotice(3500)))
  const refs = [...text.matchAll(/,ref-(\d+),/g)].map(([, ref]) => ref)
  expect(refs).toHaveLength(3500)
  expect(new Set(refs).size).toBe(3500)
})

test.each([
  ['=1+1', `'=1+1`],
  ['+86', `'+86`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  [' =1', `' =1`],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['a,b', '"a,b"'],
  ['two\nlines', '"two\nlines"'],
  ['plain', 'plain'],
  ['＝1+1', `'＝1+1`],
  ['＋86', `'＋86`],
  ['－2', `'－2`],
  ['＠SUM(A1)', `'＠SUM(A1)`],
  ['﹢1', `'﹢1`],
  ['−2', `'−2`],
  ['\u200b=1', `'\u200b=1`],
  ['\u2066=1', `'\u2066=1`],
  ['\u00ad＝1', `'\u00ad＝1`],
  ['\u3000＝1', `'\u3000＝1`],
  ['\u0001=1', `'\u0001=1`],
  ['a=1', 'a=1'],
  ['138-0013', '138-0013'],
])('a cell %j stands in the table as %j', async (cell, shown) => {
  const answer = csvAnswer('x.csv', ['head'], pagesOf([[[cell]]]).pages, reader())
  expect(await textOf(answer)).toBe(`\uFEFFhead\r\n${shown}\r\n`)
})

const reader = (over: Partial<Parameters<typeof csvAnswer>[3]> = {}) => ({
  signal: new AbortController().signal,
  room: async () => undefined,
  ...over,
})

/** Pages that say how many were asked for, and whether anybody called it off. */
function pagesOf(given: string[][][]) {
  const asked = { pages: 0, isEnded: false }
  async function* read() {
    try {
      for (const page of given) {
        asked.pages += 1
        yield page
      }
    } finally {
      asked.isEnded = true
    }
  }
  return { asked, pages: read() }
}
const many = Array.from({ length: 50 }, () => [['row']])

test('nothing more is read from the ledger than its reader takes', async () => {
  const { pages, asked } = pagesOf(many)
  const taking = csvAnswer('x.csv', ['head'], pages, reader()).body?.getReader()
  await taking?.read()
  await taking?.read()
  expect(asked.pages).toBeLessThanOrEqual(3)
  await taking?.cancel()
  expect(asked.isEnded).toBe(true)
})

test('a reader that is full is waited for, and one that has gone ends the reading', async () => {
  const { pages, asked } = pagesOf(many)
  const connection = new AbortController()
  const waiting: Array<() => void> = []
  const room = () => new Promise<void>((go) => void waiting.push(go))
  const makeRoom = async () => {
    await until('it waits for room', () => waiting.length > 0)
    waiting.shift()?.()
  }
  const taking = csvAnswer(
    'x.csv',
    ['head'],
    pages,
    reader({ signal: connection.signal, room }),
  ).body?.getReader()
  await taking?.read()
  const next = taking?.read()
  expect(asked.pages).toBe(0)
  await makeRoom()
  expect((await next)?.done).toBe(false)
  expect(asked.pages).toBe(1)

  connection.abort()
  await makeRoom()
  expect((await taking?.read())?.done).toBe(true)
  expect(asked.pages).toBe(1)
})
