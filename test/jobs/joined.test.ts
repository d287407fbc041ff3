import { expect, test } from 'vitest'
import { singleFlight } from '#jobs/single-flight.ts'

/** Work that ends when it is told to. */
function held() {
  const ends: Array<() => void> = []
  return { ends, work: () => new Promise<void>((end) => ends.push(end)) }
}

test('work that is asked for while it runs is done once more after it, for all who asked', async () => {
  const run = singleFlight()
  const { ends, work } = held()
  const first = run('sms', work)
  const others = Promise.all([run('sms', work), run('sms', work)])
  expect(ends).toHaveLength(1)

  ends[0]?.()
  await first
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.()
  await others
  expect(ends).toHaveLength(2)
})

test('work that fails fails for those who asked before it, and is done again for those who asked after', async () => {
  const run = singleFlight()
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries === 1) throw new Error('away')
  }
  const first = run('sms', work)
  const second = run('sms', work)

  await expect(first).rejects.toThrow('away')
  await second
  expect(tries).toBe(2)
})

test('other work does not wait for it', async () => {
  const run = singleFlight()
  const { ends, work } = held()
  const hanging = run('sms', work)
  await run('email', async () => undefined)

  ends[0]?.()
  await hanging
})
