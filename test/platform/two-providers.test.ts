import { expect, test } from 'vitest'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { twoSmsProviders } from '#app/platform/sms/two-providers.ts'

const message = (id: string, unsureAt?: string): OutgoingMessage => ({
  id,
  to: '+8613800000000',
  noticeId: 'n',
  lane: 'incident',
  text: '短信',
  ...(unsureAt ? { unsureAt } : {}),
})

function provider(name: string, answer: () => Outcome = () => ({ state: 'sent' }), mostInBatch?: number) {
  const calls: string[][] = []
  const one: Provider = {
    name,
    concurrency: 4,
    async send({ id }) {
      calls.push([id])
      return answer()
    },
    close: async () => undefined,
  }
  const batch = mostInBatch
    ? {
        groups(messages: readonly OutgoingMessage[]) {
          const groups = []
          for (let from = 0; from < messages.length; from += mostInBatch)
            groups.push(messages.slice(from, from + mostInBatch))
          return groups
        },
        async send(group: readonly OutgoingMessage[]) {
          calls.push(group.map(({ id }) => id))
          return new Map(group.map(({ id }) => [id, answer()]))
        },
      }
    : undefined
  return { calls, provider: { ...one, ...(batch ? { batch } : {}) } }
}

/** 0, 0.01 … 0.99, and again: every hundred messages fall as the shares say. */
function evenly() {
  let next = 0
  return () => (next++ % 100) / 100
}

test('two providers share the messages as was set', async () => {
  const [first, second] = [provider('a'), provider('b')]
  const both = twoSmsProviders(first.provider, second.provider, 70, { random: evenly() })
  const sent = await Promise.all(Array.from({ length: 200 }, (_, index) => both.send(message(String(index)))))

  expect([first.calls.length, second.calls.length]).toEqual([140, 60])
  expect(sent.filter(({ by }) => by === 'a')).toHaveLength(140)
})

test('fifty errors within a minute move ten points to the other, minute by minute', async () => {
  const [first, second] = [provider('a', () => ({ state: 'temporary', reason: 'http_500' })), provider('b')]
  let now = new Date('2026-03-02T01:00:00Z')
  const both = twoSmsProviders(first.provider, second.provider, 70, { random: evenly(), now: () => now })
  for (let minute = 0; minute < 10; minute++) {
    for (let count = 0; count < 200; count++) await both.send(message('x'))
    now = new Date(now.getTime() + 61_000)
  }
  const before = first.calls.length
  for (let count = 0; count < 100; count++) await both.send(message('x'))

  expect(first.calls.length - before).toBeLessThanOrEqual(30)
  expect(second.calls.length).toBeGreaterThan(0)
})

test('a message whose try went unanswered is tried again where it may have been taken', async () => {
  const [first, second] = [provider('a'), provider('b')]
  const both = twoSmsProviders(first.provider, second.provider, 100)
  await both.send(message('m', 'b'))

  expect(second.calls).toEqual([['m']])
})

test('each message of a batch goes once, to a provider that takes several as to one that takes one', async () => {
  const [first, second] = [provider('a', undefined, 40), provider('b')]
  const both = twoSmsProviders(first.provider, second.provider, 50, { random: evenly() })
  const messages = Array.from({ length: 200 }, (_, index) => message(String(index)))
  const groups = both.batch?.groups(messages) ?? []
  for (const group of groups) await both.batch?.send(group)

  expect([...first.calls, ...second.calls].flat().sort()).toEqual(messages.map(({ id }) => id).sort())
  expect(first.calls.map((group) => group.length)).toEqual([40, 40, 20])
  expect(second.calls).toHaveLength(100)
})

test('a provider that throws fails its own messages and no other', async () => {
  const broken = provider('a', () => {
    throw new Error('broken')
  })
  const second = provider('b')
  const both = twoSmsProviders(broken.provider, second.provider, 50, { random: evenly() })
  const groups = both.batch?.groups(Array.from({ length: 100 }, (_, index) => message(String(index)))) ?? []
  const outcomes = await Promise.all(groups.map((group) => both.batch?.send(group)))
  const states = outcomes.flatMap((map) =>
    [...(map?.values() ?? [])].map(({ state, by }) => `${by} ${state}`),
  )

  expect(states.filter((state) => state === 'a temporary')).toHaveLength(50)
  expect(states.filter((state) => state === 'b sent')).toHaveLength(50)
})
