import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import type { OutgoingMessage, Provider } from '#app/platform/provider.ts'
import type { Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { as, asSystem } from '#test/support/context.ts'
import '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

async function smsSent(lane: Lane): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = []
  const provider: Provider = {
    name: 'recording',
    concurrency: 1,
    send: async (message) => {
      messages.push(message)
      return { state: 'sent' }
    },
    close: async () => undefined,
  }
  await drainDeliveries(asSystem(), lane, 'sms', provider)
  return messages
}

test('an SMS carries what an approved template needs to say the same', async () => {
  const ticket = await createTicket({ contact: { mobile: '13900002222', language: 'en' } })
  const [message] = await smsSent('ticket')

  const url = /https?:\S+/.exec(message?.text ?? '')?.[0]
  expect(message?.template).toEqual({
    names: ['received.en', 'ticket-received.en', 'received', 'ticket-received'],
    params: { number: ticket.number, url },
  })
})

test('news carries each reader’s own link in the template too', async () => {
  const tickets = []
  for (const mobile of ['13900003333', '13900004444'])
    tickets.push((await createTicket({ contact: { mobile } })).number)
  const commander = as(await hire(['commander'], null))
  const incident = await declareIncident(commander, {
    title: { 'zh-CN': '数据同步延迟' },
    severity: 2,
    description: '积压',
    tickets,
  })
  const input = { status: 'identified', body: { 'zh-CN': '正在修。' }, approve: { reason: '急' } }
  const { noticeId } = await publishNow(commander, incident.number, UpdateInput.parse(input))
  await expandNotice(asSystem(), noticeId ?? '')
  const messages = await smsSent('incident')

  expect(messages).toHaveLength(2)
  for (const { text, template } of messages) {
    expect(template?.names).toEqual(expect.arrayContaining(['incidentEta', 'incident-update']))
    expect(Object.keys(template?.params ?? {})).toEqual(['title', 'status', 'eta', 'url'])
    for (const value of Object.values(template?.params ?? {})) expect(text).toContain(value)
  }
  expect(new Set(messages.map(({ template }) => template?.params.url)).size).toBe(2)
})
