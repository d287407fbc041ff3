import { expect, test, vi } from 'vitest'

const givenAnew = async () => {
  vi.resetModules()
  const { freePort } = await import('#test/support/free-port.ts')
  return freePort()
}

test('a port is given once, though nobody listens on it yet', async () => {
  const ports = [await givenAnew(), await givenAnew(), await givenAnew()]
  expect(new Set(ports).size).toBe(ports.length)
})
