import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'
import { readMail } from '#test/faults/read-mail.ts'
import type { SinkMode, Told, Took } from '#test/faults/sink-modes.ts'

// A provider in a process of its own: `sink-process.ts smtp|sms FILE`. Every message it takes is a line in FILE,
// written before it answers. Its parent changes its mode by a message.

const [kind, file = ''] = process.argv.slice(2)
let mode: SinkMode = { delayMs: 0 }
process.on('message', (next: SinkMode) => (mode = next))
process.on('disconnect', () => process.exit(0))

const tell = (told: Told) => process.send?.(told)
const bucketOf = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0)
const seen = new Set<string>()
/** True once for each text. */
const isFirst = (text: string) => !seen.has(text) && Boolean(seen.add(text))

function take(took: Omit<Took, 'at'>) {
  const line = { ...took, at: Date.now() }
  appendFileSync(file, `${JSON.stringify(line)}\n`)
  tell({ kind: 'took', took: line })
}

function sms() {
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('error', () => undefined)
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const { status, retryAfter, silentOneIn, delayMs } = mode
      if (status) {
        res.writeHead(status, retryAfter ? { 'Retry-After': String(retryAfter) } : {}).end('{}')
        return
      }
      const id = String(req.headers['idempotency-key'] ?? '')
      const { to, text }: { to: string; text: string } = JSON.parse(Buffer.concat(parts).toString())
      const isSilent = Boolean(silentOneIn && bucketOf(id) % silentOneIn === 0 && isFirst(id))
      take({ id, to, text, fault: isSilent })
      if (isSilent) return
      setTimeout(() => {
        res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: `g-${id}` }))
      }, delayMs)
    })
  })
  server.listen(0, '127.0.0.1', () => listening(server.address()))
}

const refusal = (code: number) => Object.assign(new Error('not now'), { responseCode: code })

function smtp() {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const bucket = mode.refuses ? bucketOf(address) % 20 : -1
      if (bucket === 0 && isFirst(`450 ${address}`)) return done(refusal(450))
      if (bucket === 1 && isFirst(`421 ${address}`)) return done(refusal(421))
      done(bucket === 2 ? refusal(550) : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { id, text } = readMail(Buffer.concat(parts).toString())
        const to = session.envelope.rcptTo.map((recipient) => recipient.address).join()
        const bucket = mode.refuses ? bucketOf(to) % 20 : -1
        if (bucket === 3 && isFirst(`451 ${to}`)) return done(refusal(451))
        const isCut = bucket === 4 && isFirst(`cut ${to}`)
        take({ id, to, text, fault: isCut })
        if (isCut) cut(session.id)
        else setTimeout(done, mode.delayMs)
      })
    },
  })
  const cut = (id: string) => {
    for (const connection of server.connections) {
      if (Reflect.get(connection, 'id') === id) Reflect.get(connection, '_socket').resetAndDestroy()
    }
  }
  // A sender that is killed resets its connections.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1', () => listening(server.server.address()))
}

function listening(address: string | { port: number } | null) {
  tell({ kind: 'listening', port: typeof address === 'object' && address ? address.port : 0 })
}

if (kind === 'smtp') smtp()
else sms()
