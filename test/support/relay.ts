import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Relay = { url: string; connections(): number; close(): void }
/** Is shown each message of one client; what it gives back is answered in the server's place, and ends the connection. */
type Reader = (message: Buffer) => Buffer | null

/** Stands before PostgreSQL and shows what its clients send, message by message, to a reader of each connection's own. */
export async function startRelay(target: string, readerOf: () => Reader): Promise<Relay> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const behind = connect(Number(port), hostname)
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => [client, behind].forEach((one) => one.destroy()))
    }
    const split = messagesOfClient()
    const read = readerOf()
    client.on('data', (chunk: Buffer) => {
      for (const message of split(chunk)) {
        const refusal = read(message)
        if (refusal) return client.end(refusal)
        behind.write(message)
      }
    })
    behind.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const own = new URL(target)
  own.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: own.href,
    connections: () => connections,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** The messages that a client sends, whole, out of the pieces in which they come; the first has no kind. */
function messagesOfClient(): (chunk: Buffer) => Buffer[] {
  let rest = Buffer.alloc(0)
  let head = 0
  return (chunk) => {
    const whole: Buffer[] = []
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (rest.length < head + 4) return whole
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return whole
      whole.push(rest.subarray(0, length))
      rest = rest.subarray(length)
      head = 1
    }
  }
}
