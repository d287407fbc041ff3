import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

test('each reader gets the news in their language, Markdown as HTML, with a link of their own', async () => {
  const contacts = [
    { email: 'cn@demo.invalid', language: 'zh-CN' as const },
    { email: 'tw@demo.invalid', language: 'zh-TW' as const },
    { email: 'en@demo.invalid', language: 'en' as const },
    { email: 'en2@demo.invalid', language: 'en' as const },
  ]
  const tickets = []
  for (const contact of contacts) tickets.push((await createTicket({ contact })).number)
  const commander = as(await hire(['commander'], null))
  const incident = await declareIncident(commander, {
    title: { 'zh-CN': '数据同步延迟', en: 'Delayed synchronisation' },
    severity: 2,
    description: '积压',
    tickets,
  })
  const input = {
    status: 'investigating',
    body: { 'zh-CN': '**原因**还在查。<script>x</script>' },
    approve: { reason: '急' },
  }
  const { noticeId } = await publishNow(commander, incident.number, UpdateInput.parse(input))
  await expandNotice(asSystem(), noticeId ?? '')
  await drainDeliveries(asSystem(), 'incident', 'email', sandboxProvider(db, 'email'))

  const sent = await readSandbox(db, { notice: noticeId ?? '', limit: 10 })
  const to = (address: string) => sent.find((message) => message.to === address)
  expect(to('cn@demo.invalid')?.subject).toBe('【调查中】数据同步延迟')
  expect(to('tw@demo.invalid')?.subject).toContain('調查中')
  expect(to('en@demo.invalid')?.subject).toBe('[Investigating] Delayed synchronisation')
  expect(to('en@demo.invalid')?.text).toContain('The text below is in Chinese.')
  expect(to('en@demo.invalid')?.html).toContain('lang="zh-CN"')
  expect(to('cn@demo.invalid')?.html).toContain('<strong>原因</strong>')
  expect(to('cn@demo.invalid')?.html).not.toContain('<script>')
  const links = sent.map((message) => /\/t\/[\w-]+/.exec(message.text)?.[0])
  expect(new Set(links).size).toBe(4)
})
