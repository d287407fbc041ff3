import { expect, test } from 'vitest'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { demoToSandbox } from '#app/platform/demo-to-sandbox.ts'
import { fillTemplate, groupsOf, parseTemplates } from '#app/platform/sms/templates.ts'

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'd-1',
  to: '+8613800138000',
  noticeId: 'n-1',
  lane: 'ticket',
  text: '',
  template: {
    names: ['ticket-received.en', 'ticket-received'],
    params: { number: 'K7M', url: 'https://desk.invalid/t/abc' },
  },
  ...more,
})
const fill = (templates: Parameters<typeof fillTemplate>[0]) =>
  fillTemplate(templates, message(), 'https://desk.invalid')

test('the most particular template that is configured says a message', () => {
  const general = { code: 'SMS_1', params: null }
  expect(fill({ 'ticket-received': general })).toMatchObject({ code: 'SMS_1' })
  expect(fill({ 'ticket-received': general, 'ticket-received.en': { code: 'SMS_2', params: [] } })).toEqual({
    code: 'SMS_2',
    values: [],
  })
  expect(fill({ 'ticket-known': general })).toEqual({ reason: 'no_template' })
})

test('a template gets what it asks for in its order, or everything where it asks for nothing', () => {
  expect(fill({ 'ticket-received': { code: 'SMS_1', params: ['urlPath', 'number'] } })).toMatchObject({
    values: [
      ['urlPath', 't/abc'],
      ['number', 'K7M'],
    ],
  })
  expect(fill({ 'ticket-received': { code: 'SMS_1', params: null } })).toMatchObject({
    values: [
      ['number', 'K7M'],
      ['url', 'https://desk.invalid/t/abc'],
    ],
  })
  expect(fill({ 'ticket-received': { code: 'SMS_1', params: ['numberPath'] } })).toEqual({
    reason: 'template_param',
  })
})

test('a template that asks for what a message does not have gives way to the next', () => {
  const particular = { code: 'SMS_2', params: ['eta'] }
  const general = { code: 'SMS_1', params: ['number'] }
  expect(fill({ 'ticket-received.en': particular, 'ticket-received': general })).toEqual({
    code: 'SMS_1',
    values: [['number', 'K7M']],
  })
})

test('templates are read from JSON, with or without their variables', () => {
  expect(parseTemplates('{"a":"SMS_1","b":{"code":"7","params":["x"]}}', false)).toEqual({
    a: { code: 'SMS_1', params: null },
    b: { code: '7', params: ['x'] },
  })
})

test.each([
  ['SMS_1', false, /^must be JSON/],
  ['["SMS_1"]', false, /^must be JSON/],
  ['{"a":5}', false, /^"a" must be a template code/],
  ['{"a":"SMS 1"}', false, /^"a" must be a template code/],
  ['{"a":{"code":"7","params":["x y"]}}', false, /^"a" must be/],
  ['{"a":{"code":"7","order":["x"]}}', false, /^"a" must be/],
  ['{"a":"7"}', true, /^"a" must name its "params"/],
])('templates like %s (counted: %s) are refused with the reason', (text, counted, reason) => {
  expect(parseTemplates(text, counted)).toMatch(reason)
})

test('every message is in exactly one group and no group is too large', () => {
  const messages = Array.from({ length: 25 }, (_, index) =>
    message({ id: `d-${index}`, noticeId: `n-${index % 2}`, lane: index % 7 ? 'ticket' : 'code' }),
  )
  const groups = groupsOf(messages, 4, ({ id }) => (id === 'd-1' ? null : 'same'))

  expect(
    groups
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(messages.map(({ id }) => id).sort())
  for (const group of groups) {
    expect(group.length).toBeLessThanOrEqual(4)
    expect(new Set(group.map(({ noticeId }) => noticeId)).size).toBe(1)
    if (group.some(({ id, lane }) => lane === 'code' || id === 'd-1')) expect(group).toHaveLength(1)
  }
})

function keeping(name: string, batching: boolean) {
  const ids: string[] = []
  const take = (messages: readonly OutgoingMessage[]) => {
    ids.push(...messages.map(({ id }) => id))
    return new Map<string, Outcome>(messages.map(({ id }) => [id, { state: 'sent', ref: name }]))
  }
  const provider: Provider = {
    name,
    concurrency: 1,
    send: async (one) => take([one]).get(one.id) ?? { state: 'permanent', reason: 'none' },
    ...(batching
      ? {
          batch: {
            groups: (messages: readonly OutgoingMessage[]) => [[...messages]],
            send: async (group) => take(group),
          },
        }
      : {}),
    close: async () => undefined,
  }
  return { provider, ids }
}

test('addresses of the demo data never reach a real provider, not even in a batch', async () => {
  const real = keeping('real', true)
  const sandbox = keeping('sandbox', false)
  const provider = demoToSandbox(real.provider, sandbox.provider)
  const messages = [message({ id: 'a' }), message({ id: 'demo-1', demo: true }), message({ id: 'b' })]

  const groups = provider.batch?.groups(messages) ?? []
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['a', 'b'], ['demo-1']])
  const outcomes = await provider.batch?.send(messages)
  await provider.send(message({ id: 'demo-2', demo: true }))

  expect(outcomes?.size).toBe(3)
  expect(real.ids).toEqual(['a', 'b'])
  expect(sandbox.ids).toEqual(['demo-1', 'demo-2'])
})

test('a provider without batches gets none', () => {
  expect(
    demoToSandbox(keeping('real', false).provider, keeping('sandbox', false).provider),
  ).not.toHaveProperty('batch')
})
