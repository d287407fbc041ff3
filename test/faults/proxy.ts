import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * `pass` forwards, each part `delayMs` late. `cut` resets what is open and refuses what comes. `half_open` accepts
 * and swallows: nothing is refused, nothing is answered, as behind a router that has forgotten the connection.
 */
export type ProxyState = { kind: 'pass'; delayMs?: number } | { kind: 'cut' } | { kind: 'half_open' }

export type Proxy = { port: number; turn(state: ProxyState): void; close(): Promise<void> }

/** A TCP proxy on 127.0.0.1 whose network can be made bad. */
export async function startProxy(target: { host: string; port: number }): Promise<Proxy> {
  let state: ProxyState = { kind: 'pass' }
  const open = new Set<Socket>()
  /** Have lost bytes, so that they can never go on. */
  const broken = new Set<Socket>()

  function forward(from: Socket, to: Socket) {
    let last = Promise.resolve()
    from.on('data', (part) => {
      if (state.kind !== 'pass' || broken.has(from)) return void [from, to].forEach((end) => broken.add(end))
      const { delayMs = 0 } = state
      if (delayMs === 0) return void to.write(part)
      // One after the other: parts must not overtake each other when the delay changes.
      const due = new Promise<void>((done) => setTimeout(done, delayMs))
      last = Promise.all([last, due]).then(() => void (to.destroyed || to.write(part)))
    })
    from.on('end', () => state.kind === 'pass' && void last.then(() => to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      open.delete(from)
      broken.delete(from)
      if (state.kind === 'pass') void last.then(() => to.destroy())
    })
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    open.add(client)
    client.on('error', () => undefined)
    if (state.kind === 'cut') return void client.resetAndDestroy()
    if (state.kind === 'half_open') {
      broken.add(client)
      client.on('data', () => undefined)
      client.on('close', () => open.delete(client))
      return
    }
    const upstream = connect({ ...target, allowHalfOpen: true })
    open.add(upstream)
    forward(client, upstream)
    forward(upstream, client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const reset = (sockets: Iterable<Socket>) => [...sockets].forEach((socket) => socket.resetAndDestroy())

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    turn(next) {
      state = next
      if (next.kind === 'cut') reset(open)
      // The network is back, and the other end has never heard of what it lost.
      if (next.kind === 'pass') reset(broken)
    },
    async close() {
      reset(open)
      server.close()
    },
  }
}
