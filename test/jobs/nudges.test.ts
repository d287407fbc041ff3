import { expect, test } from 'vitest'
import { coalesce, keyOf } from '#jobs/nudges.ts'
import { until } from '#test/support/until.ts'

const drain = { lane: 'code', channel: 'sms' } as const
const settings = { patienceMs: 50, retryMs: 30, most: 3 }
const departments = Array.from({ length: 5 }, (_, i) => `019a0000-0000-7000-8000-00000000000${i}`)

function recording(add: (name: string) => Promise<void> = async () => undefined) {
  const added: string[] = []
  const said: string[] = []
  const note = (_: unknown, text?: unknown) => void said.push(String(text ?? _))
  const nudges = coalesce(
    async (nudges) => {
      await add(nudges.map(({ name }) => name).join())
      for (const { name, data } of nudges) added.push(keyOf(name, data))
    },
    { warn: note, info: note },
    settings,
  )
  return { nudges, added, said }
}

test('nudges that come while an equal one is handed over share one more hand-over', async () => {
  const { nudges, added } = recording()
  await Promise.all(Array.from({ length: 100 }, () => nudges.nudge('deliveries.drain', drain)))
  expect(added.length).toBeLessThanOrEqual(2)
})

test('a nudge that comes during a hand-over is handed over after it', async () => {
  let finish = () => undefined as void
  let calls = 0
  const { nudges, added } = recording(() => {
    calls += 1
    return calls > 1 ? Promise.resolve() : new Promise((resolve) => (finish = resolve))
  })
  const first = nudges.nudge('deliveries.drain', drain)
  await until('the hand-over has begun', () => calls === 1)
  const second = nudges.nudge('deliveries.drain', drain)
  finish()
  await Promise.all([first, second])
  expect(added).toHaveLength(2)
})

test('nudges that wait at the same moment are handed over together', async () => {
  const calls: string[] = []
  const { nudges } = recording(async (names) => void calls.push(names))
  await Promise.all([
    nudges.nudge('deliveries.drain', drain),
    nudges.nudge('deliveries.drain', { ...drain, channel: 'email' }),
    nudges.nudge('audit.chain', {}),
  ])
  expect(calls).toEqual(['deliveries.drain,deliveries.drain,audit.chain'])
})

test('a queue that never answers costs one caller its patience and the next ones nothing', async () => {
  const { nudges, said } = recording(() => new Promise(() => undefined))
  const began = performance.now()
  await nudges.nudge('deliveries.drain', drain)
  expect(performance.now() - began).toBeLessThan(500)
  let waited = false
  const turn = setImmediate(() => (waited = true))
  for (let i = 0; i < 100; i++) await nudges.nudge('deliveries.drain', drain)
  clearImmediate(turn)
  expect(waited).toBe(false)
  expect(said).toEqual(['the queue does not answer: the sweep will find what is due'])
})

test('what is owed is handed over when the queue answers again, and not more than fits', async () => {
  let isDown = true
  const { nudges, added, said } = recording(() =>
    isDown ? Promise.reject(new Error('down')) : Promise.resolve(),
  )
  for (const departmentId of departments) await nudges.nudge('tickets.assign', { departmentId })
  isDown = false
  await until('the owed nudges have arrived', () => added.length === settings.most)
  expect(said.at(-1)).toBe('the queue answers again')
})

test.each([
  ['refuses it once', 1, () => Promise.reject(new Error('down'))],
  ['refuses it three times', 3, () => Promise.reject(new Error('down'))],
  ['does not answer once', 1, () => new Promise<void>(() => undefined)],
])('a nudge is handed over in the end although the queue %s', async (_how, times, fail) => {
  let tries = 0
  const { nudges, added } = recording(() => {
    tries += 1
    return tries > times ? Promise.resolve() : fail()
  })
  await nudges.nudge('deliveries.drain', drain)
  await until('it has arrived', () => added.length === 1)
  expect(added).toEqual([keyOf('deliveries.drain', drain)])
})

test('the order of the ids makes no other job', () => {
  expect(keyOf('deliveries.drain', { lane: 'code', channel: 'sms' })).toBe(
    keyOf('deliveries.drain', { channel: 'sms', lane: 'code' }),
  )
})
