import { beforeEach, expect, test } from 'vitest'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { checkWords } from '#app/domain/messages/templates/check-words.ts'
import { declaredNames } from '#app/domain/ground/vocabulary/messages.ts'
import { media } from '#app/domain/messages/declarations/declare.ts'
import { declaredMessages, partsOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { reword } from '#app/domain/messages/templates/reword.ts'
import { originalsOf, showWording, type Place } from '#app/domain/messages/templates/show-wording.ts'
import type { Words } from '#app/domain/messages/wording/wording.ts'
import type { OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const received: Place = { message: 'ticket-received', language: 'zh-CN', medium: 'mail' }
const receivedSms: Place = { ...received, medium: 'sms' }
const editor = async () => as(await hire(['knowledge_editor'], null))
const ownSms = '您好，报告 {{number}} 已登记，请点 {{url}} 查看。'

async function save(place: Place, own: Words, seenVersion = 0) {
  const words = { ...(await originalsOf(asSystem(), place)), ...own }
  return reword(await editor(), place, { words, reason: '语气更亲切', seenVersion })
}

/** What leaves for the people of a ticket. */
async function sent(channel: 'email' | 'sms'): Promise<OutgoingMessage[]> {
  const allOutgoing: OutgoingMessage[] = []
  const provider: Provider = {
    name: 'sink',
    concurrency: 1,
    send: async (outgoing) => {
      allOutgoing.push(outgoing)
      return { state: 'sent' }
    },
    close: async () => undefined,
  }
  await drainDeliveries(asSystem(), 'ticket', channel, provider)
  return allOutgoing
}

test('what is sent says the house’s own words in mail and SMS, and the catalogue’s where there are none', async () => {
  await save(received, { 'mail.received.title': '您的报告到了' })
  await save(receivedSms, { 'sms.received': ownSms })
  const { number } = await createTicket()

  const [mail] = await sent('email')
  const [sms] = await sent('sms')
  expect(mail?.html).toContain('<h1 style="margin:0 0 16px;font-size:21px;line-height:1.4">您的报告到了</h1>')
  expect(mail?.text).toContain('您的报告到了')
  expect(mail?.subject).toBe(`已收到您的报告 ${number}`)
  expect(sms?.text).toMatch(new RegExp(`^您好，报告 ${number} 已登记，请点 http\\S+/t/[\\w-]{12} 查看。$`))
})

test('readers of traditional characters get the Chinese words derived, unless somebody wrote them apart', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  await createTicket({ contact: { mobile: '13800138001', language: 'zh-TW' } })
  expect((await sent('sms')).map(({ text }) => text.slice(0, 5))).toEqual(['您好，報告'])

  await save({ ...receivedSms, language: 'zh-TW' }, { 'sms.received': '{{number}} 登記完成：{{url}}' })
  await createTicket({ contact: { mobile: '13800138002', language: 'zh-TW' } })
  expect((await sent('sms'))[0]?.text).toContain(' 登記完成：')
})

test('English stays as it is where only Chinese was worded anew', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  await createTicket({ contact: { mobile: '13800138003', language: 'en' } })
  expect((await sent('sms'))[0]?.text).toMatch(/^We have your report /)
})

test('a provider’s approved template is filled as before, whatever the own sentence says', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  const { number } = await createTicket()
  const [sms] = await sent('sms')
  expect(sms?.template?.names).toContain('ticket-received')
  expect(sms?.template?.params).toMatchObject({ number })
})

test.each([
  ['an unknown variable', '{{number}} {{url}} {{name}}', 'unknown_variable'],
  ['a link that is missing', '您的报告 {{number}}', 'missing_variable'],
  ['a number that is missing', '查看 {{url}}', 'missing_variable'],
  ['a variable that is not closed', '{{number}} {{url}} {{', 'broken_variable'],
  ['a variable of one bracket', '{number} {{number}} {{url}}', 'broken_variable'],
  ['a signature of its own', '【税务】{{number}} {{url}}', 'sms_sign'],
  ['more than a message holds', `{{number}} {{url}} ${'长'.repeat(490)}`, 'sms_too_long'],
  ['two lines', '{{number}}\n{{url}}', 'one_line'],
  ['nothing', '  ', 'required'],
])('an SMS with %s is refused by the name of its field', async (_, text, message) => {
  const writer = await editor()
  const work = reword(writer, receivedSms, { words: { 'sms.received': text }, reason: 'x', seenVersion: 0 })
  await expect(work).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'sms.received', message }] })
  expect(await sql`select 1 from message_wordings`).toHaveLength(0)
})

test('an SMS is measured as it is filled, too', async () => {
  const text = `{{number}} {{url}} ${'长'.repeat(475)}`
  await expect(save(receivedSms, { 'sms.received': text })).rejects.toMatchObject({
    fields: [{ field: 'sms.received', message: 'sms_too_long' }],
  })
})

test('a subject of two lines is refused, a paragraph of two is not', () => {
  const [subject, , next] = partsOf('ticket-received', 'mail')
  if (!subject || !next) throw new Error('parts are missing')
  expect(checkWords(subject, '{{number}}\nBcc: x', '{{number}}')).toMatchObject([{ message: 'one_line' }])
  expect(checkWords(next, '一\n二', '原文')).toEqual([])
})

test('a change without a reason is refused with everything else that is wrong', async () => {
  const work = reword(await editor(), receivedSms, {
    words: { 'sms.received': '' },
    reason: ' ',
    seenVersion: 0,
  })
  await expect(work).rejects.toMatchObject({
    fields: [{ field: 'sms.received' }, { field: 'reason', message: 'required' }],
  })
})

test('who saves after somebody else hears of it, and the other one’s words stay', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  await expect(save(receivedSms, { 'sms.received': '{{number}} {{url}}' })).rejects.toMatchObject({
    kind: 'conflict',
    reason: 'wording.stale',
  })
  const { fields, version } = await showWording(await editor(), receivedSms)
  expect([version, fields[0]?.text]).toEqual([1, ownSms])
})

test('of two who save at the same moment one is let through', async () => {
  const [one, other] = [await editor(), await editor()]
  const tries = await Promise.allSettled(
    [one, other].map((ctx, index) =>
      reword(ctx, receivedSms, {
        words: { 'sms.received': `${index} {{number}} {{url}}` },
        reason: '改',
        seenVersion: 0,
      }),
    ),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await sql`select version from message_wordings`).toEqual([{ version: 1 }])
})

test('saving the original again restores it as a version of its own, and the catalogue is followed', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  await save(receivedSms, {}, 1)
  await createTicket()

  expect((await sent('sms'))[0]?.text).toMatch(/^已收到报告/)
  const { versions } = await showWording(await editor(), receivedSms)
  expect(versions.map(({ version, words }) => [version, words])).toEqual([
    [2, {}],
    [1, { 'sms.received': ownSms }],
  ])
})

test('saving what holds already is refused, as nothing would change', async () => {
  await expect(save(receivedSms, {})).rejects.toMatchObject({ reason: 'wording.same' })
})

test('a change is written down with who, why, before and after', async () => {
  await save(receivedSms, { 'sms.received': ownSms })
  const [row] = await sql`
    select a.details, w.staff_id = a.actor_id as same from audit_rows a
      join message_wordings w on w.id = a.subject_id where a.action = 'message.reworded'`
  expect(row).toMatchObject({
    same: true,
    details: {
      message: 'ticket-received',
      language: 'zh-CN',
      medium: 'sms',
      version: 1,
      before: {},
      after: { 'sms.received': ownSms },
      reason: '语气更亲切',
    },
  })
})

test('agents, leads and commanders word nothing', async () => {
  for (const role of ['agent', 'lead', 'commander'] as const) {
    const ctx = as(await hire([role]))
    const work = reword(ctx, receivedSms, { words: { 'sms.received': ownSms }, reason: 'x', seenVersion: 0 })
    await expect(work).rejects.toMatchObject({ kind: 'forbidden' })
  }
})

test('every key belongs to one message only, and each message has words of every medium', () => {
  const all = declaredNames.flatMap((message) =>
    media.flatMap((medium) => partsOf(message, medium).map(({ key }) => key)),
  )
  expect(new Set(all).size).toBe(all.length)
  expect(
    Object.values(declaredMessages).every(({ parts: { mail, sms } }) => mail.length > 0 && sms.length > 0),
  ).toBe(true)
})

test('a row whose message nobody declared is refused as one that can’t be rendered, not as one without content', async () => {
  await createTicket()
  await sql`update notices set message = 'ticket-forgotten'`

  expect(await sent('email')).toEqual([])
  const rows = await sql`select state, failure from deliveries where channel = 'email'`
  expect(rows).toEqual([{ state: 'permanent', failure: 'render' }])
})
