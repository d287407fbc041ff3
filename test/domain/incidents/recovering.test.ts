import { beforeEach, expect, test } from 'vitest'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import type { Language } from '#app/i18n/language.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

/** What the recovery says to a reporter of this language in the conversation. */
async function saidTo(language: Language, title: Declaration['title']): Promise<string> {
  const commander = await hire(['commander'], null)
  const contact = { mobile: '13800138000', language }
  const ticket = await createTicket({ contact })
  const incident = await declareIncident(as(commander), {
    title,
    severity: 2,
    components: ['data_sync'],
    description: '积压',
    tickets: [ticket.number],
  })
  const over = { status: 'resolved', body: { 'zh-CN': '已恢复。' }, approve: { reason: '只有一人值班' } }
  await publishNow(as(commander), incident.number, UpdateInput.parse(over))
  await recoverTickets(asSystem(), incident.id)
  const [message] = await sql`select body from messages where ticket_id = ${ticket.id}`
  return String(message?.body)
}

const chinese = '发票数据同步延迟'

test('a reader of traditional Chinese gets a title that was only written in simplified in traditional', async () => {
  expect(await saidTo('zh-TW', chinese)).toContain('「發票資料同步延遲」')
})

test('an empty traditional title is none', async () => {
  expect(await saidTo('zh-TW', { 'zh-CN': chinese, 'zh-TW': '' })).toContain('「發票資料同步延遲」')
})

test('a traditional title that was written is taken as it is', async () => {
  const title = { 'zh-CN': chinese, 'zh-TW': '發票同步變慢' }
  expect(await saidTo('zh-TW', title)).toContain('「發票同步變慢」')
})

test('a reader of English gets the English title where there is one, and the Chinese otherwise', async () => {
  expect(await saidTo('en', { 'zh-CN': chinese, en: 'Invoice data late' })).toContain('“Invoice data late”')
  await sql`delete from messages`
  expect(await saidTo('en', { 'zh-CN': chinese, en: '' })).toContain(`“${chinese}”`)
})
