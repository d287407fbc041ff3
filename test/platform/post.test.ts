import { afterEach, expect, test, vi } from 'vitest'
import { openConnections, post, type Connections } from '#app/platform/post.ts'
import { providerSink, type ProviderSink } from '#test/support/provider-sink.ts'

let sink: ProviderSink
let connections: Connections
afterEach(async () => {
  vi.useRealTimers()
  connections.close()
  await sink.close()
})

async function aProvider() {
  sink = await providerSink(() => ({ body: { id: 'g-1' } }))
  connections = openConnections(1)
  const call = { url: `${sink.origin}/sms`, headers: {}, body: '{}' }
  return () => post(call, 10_000, connections)
}

/** What a process sees that is frozen at this moment: its clock has moved on, and none of its timers has run. */
const freeze = (ms: number) => vi.setSystemTime(Date.now() + ms)

test('a call whose time passes while it connects is not begun, as after a frozen process wakes', async () => {
  const send = await aProvider()
  vi.useFakeTimers({ toFake: ['Date'] })
  const answer = send()
  freeze(60_000)

  expect(await answer).toEqual({ kind: 'unreached' })
  expect(sink.received).toEqual([])
})

test('a call whose time passes while it waits for the connection of another is not begun', async () => {
  const send = await aProvider()
  await send()
  vi.useFakeTimers({ toFake: ['Date'] })
  const answer = send()
  freeze(60_000)

  expect(await answer).toEqual({ kind: 'unreached' })
  expect(sink.received).toHaveLength(1)
})

test('calls that follow each other share a connection', async () => {
  const send = await aProvider()
  for (let count = 0; count < 3; count += 1)
    expect(await send()).toMatchObject({ kind: 'answered', status: 200 })

  expect(new Set(sink.received.map(({ from }) => from)).size).toBe(1)
})
