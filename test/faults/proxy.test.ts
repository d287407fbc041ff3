import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startProxy } from '#test/faults/proxy.ts'
import { until } from '#test/support/until.ts'

const undo: Array<() => unknown> = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A server that says everything back, behind a proxy. */
async function echoBehindProxy() {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      heard.push(part.toString())
      socket.write(part)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const proxy = await startProxy({ host: '127.0.0.1', port })
  undo.push(() => server.close(), proxy.close)
  return { proxy, heard }
}

function dial(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  const said = { text: '', isClosed: false }
  socket.on('data', (part) => (said.text += part.toString()))
  socket.on('error', () => undefined)
  socket.on('close', () => (said.isClosed = true))
  undo.push(() => socket.destroy())
  return { socket, said }
}

test('a proxy forwards both ways', async () => {
  const { proxy } = await echoBehindProxy()
  const { socket, said } = dial(proxy.port)
  socket.write('hello')
  await until('the echo', () => said.text === 'hello')
})

test('a delay holds back each part', async () => {
  const { proxy } = await echoBehindProxy()
  proxy.turn({ kind: 'pass', delayMs: 60 })
  const { socket, said } = dial(proxy.port)
  const began = performance.now()
  socket.write('a')
  await until('the echo', () => said.text === 'a')
  // There and back.
  expect(performance.now() - began).toBeGreaterThan(115)
})

test('a cut resets what is open and what comes, until it is mended', async () => {
  const { proxy } = await echoBehindProxy()
  const open = dial(proxy.port)
  open.socket.write('x')
  await until('the echo', () => open.said.text === 'x')
  proxy.turn({ kind: 'cut' })
  await until('the open one is reset', () => open.said.isClosed)
  const late = dial(proxy.port)
  await until('the new one is reset', () => late.said.isClosed)
  proxy.turn({ kind: 'pass' })
  const after = dial(proxy.port)
  after.socket.write('y')
  await until('the echo', () => after.said.text === 'y')
})

test('half open swallows without a word; what lost bytes is reset when the network is back', async () => {
  const { proxy, heard } = await echoBehindProxy()
  const [open, idle] = [dial(proxy.port), dial(proxy.port)]
  for (const { socket } of [open, idle]) socket.write('x')
  await until('the echoes', () => [open, idle].every(({ said }) => said.text === 'x'))
  proxy.turn({ kind: 'half_open' })
  open.socket.write('lost')
  const fresh = dial(proxy.port)
  await once(fresh.socket, 'connect')
  fresh.socket.write('lost')
  expect([open, fresh].map(({ said }) => said.isClosed)).toEqual([false, false])

  proxy.turn({ kind: 'pass' })
  await until('both are reset', () => open.said.isClosed && fresh.said.isClosed)
  idle.socket.write('y')
  await until('the echo of what was idle', () => idle.said.text === 'xy')
  expect(heard.join('')).toBe('xxy')
})
