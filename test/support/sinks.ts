import { createServer } from 'node:http'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** What arrived somewhere, in order, under the id of its delivery. */
export type Arrival = { id: string; to: string; text: string; at: number }
export type Sink = { arrivals: Arrival[]; url: string; close(): Promise<void> }

const portOf = (address: string | { port: number } | null) =>
  typeof address === 'object' && address ? address.port : 0

/** A mail server that accepts everything. `delayMs` a message makes a run long enough to be disturbed. */
export async function smtpSink(delayMs = 0): Promise<Sink> {
  const arrivals: Arrival[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString()
        const id = /^X-Delivery-Id: (.+)$/im.exec(raw)?.[1]?.trim() ?? ''
        const to = session.envelope.rcptTo.map((recipient) => recipient.address).join()
        arrivals.push({ id, to, text: raw, at: Date.now() })
        setTimeout(done, delayMs)
      })
    },
  })
  // A sender that is killed resets its connections.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    arrivals,
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** An SMS gateway by the contract: one POST a message. */
export async function smsSink(delayMs = 0): Promise<Sink> {
  const arrivals: Arrival[] = []
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', async () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString())
      const text = typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : ''
      const to = typeof body === 'object' && body !== null && 'to' in body ? String(body.to) : ''
      const id = String(req.headers['idempotency-key'] ?? '')
      arrivals.push({ id, to, text, at: Date.now() })
      await wait(delayMs)
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: `g-${id}` }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    arrivals,
    url: `http://127.0.0.1:${portOf(server.address())}/sms`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
