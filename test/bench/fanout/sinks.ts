import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

// A process of its own: takes mails and short messages as fast as it can, and counts them by their ids.

export type Counted = { arrivals: number; different: number; firstAt: number; lastAt: number; bytes: number }
export type SinkWord =
  | { ready: { mail: string; sms: string } }
  | { counted: { mail: Counted; sms: Counted } }
  | { code: { to: string; at: number } }

const say = (word: SinkWord) => process.send?.(word)

function counter() {
  let ids = new Set<string>()
  let counted = { arrivals: 0, firstAt: 0, lastAt: 0, bytes: 0 }
  return {
    take(id: string, bytes: number) {
      counted.arrivals += 1
      counted.bytes += bytes
      counted.lastAt = Date.now()
      counted.firstAt ||= counted.lastAt
      ids.add(id)
    },
    read: (): Counted => ({ ...counted, different: ids.size }),
    reset() {
      ids = new Set()
      counted = { arrivals: 0, firstAt: 0, lastAt: 0, bytes: 0 }
    },
  }
}
const mail = counter()
const sms = counter()

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    let head = ''
    let bytes = 0
    stream.on('data', (part: Buffer) => {
      if (bytes < 4000) head += part.toString('latin1')
      bytes += part.length
    })
    stream.on('end', () => {
      mail.take(/^X-Delivery-Id: (\S+)/m.exec(head)?.[1] ?? '', bytes)
      done()
    })
  },
})
smtp.on('error', () => undefined)

const http = createServer((req, res) => {
  const parts: Buffer[] = []
  req.on('data', (part: Buffer) => parts.push(part))
  req.on('end', () => {
    const body = Buffer.concat(parts)
    const id = String(req.headers['idempotency-key'] ?? '')
    const text = body.toString()
    if (text.includes('"lane":"code"')) {
      say({ code: { to: /"to":"([^"]+)"/.exec(text)?.[1] ?? '', at: Date.now() } })
    } else sms.take(id, body.length)
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"id":"g-${id}"}`)
  })
})
http.keepAliveTimeout = 60_000

const portOf = (address: string | { port: number } | null) =>
  typeof address === 'object' && address ? address.port : 0

smtp.listen(0, '127.0.0.1', () =>
  http.listen(0, '127.0.0.1', () =>
    say({
      ready: {
        mail: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
        sms: `http://127.0.0.1:${portOf(http.address())}/sms`,
      },
    }),
  ),
)

process.on('message', (word) => {
  if (word === 'reset') {
    mail.reset()
    sms.reset()
  }
  if (word === 'count') say({ counted: { mail: mail.read(), sms: sms.read() } })
})
process.on('disconnect', () => process.exit(0))
