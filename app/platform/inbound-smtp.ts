import { once } from 'node:events'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { log } from './log.ts'

/** A mail as it arrived for one address that was accepted; '' is the null sender. */
export type Inbound = { sender: string; recipient: string; raw: Buffer }

export type InboundSettings = {
  host: string
  port: number
  accepts: (address: string) => boolean
  /** Answered with 250 when it is done. A mail that throws here is offered again, unless it throws MailRefused. */
  take: (mail: Inbound) => Promise<void>
}

export type InboundServer = { port: number; close(): Promise<void> }

/** A mail that is not wanted, however often it is offered; `code` is the answer of SMTP. */
export class MailRefused extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
    this.name = 'MailRefused'
  }
}

const largestBytes = 1024 * 1024
const mostClients = 100
/** One address shuts nobody else out: a mail server opens a few at a time. */
const mostFromOne = 8
const mostRecipients = 10
const silenceMs = 30_000

/**
 * Takes mails for addresses that are accepted, and for nobody else: no relaying, no sign-in, no TLS (a mail server of
 * the house stands before it). Size, connections and silence are bounded. Rejects where it can't listen.
 */
export async function listenForMail({ host, port, accepts, take }: InboundSettings): Promise<InboundServer> {
  const places = placesByAddress(mostFromOne)
  const server = new SMTPServer({
    banner: 'fapiao-desk',
    size: largestBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: mostClients,
    socketTimeout: silenceMs,
    closeTimeout: 1000,
    onConnect({ remoteAddress, id }, done) {
      if (!places.take(remoteAddress, id)) return done(refusal(421, '4.7.0 too many connections'))
      return done()
    },
    onClose: ({ remoteAddress, id }) => places.leave(remoteAddress, id),
    onRcptTo({ address }, session, done) {
      if (!accepts(address)) return done(refusal(550, '5.1.1 no such address here'))
      if (session.envelope.rcptTo.length >= mostRecipients) return done(refusal(452, '4.5.3 too many'))
      return done()
    },
    onData(stream, session, done) {
      receive(stream, session, take).then(
        (refused) => done(refused),
        (error: unknown) => {
          if (error instanceof MailRefused) return done(refusal(error.code, error.message))
          log.error({ err: error }, 'a mail that came back could not be taken')
          return done(refusal(451, '4.3.0 try again later'))
        },
      )
    },
  })
  // What one client does to its connection is no trouble of ours.
  server.on('error', (err) => log.debug({ err }, 'an inbound mail connection failed'))
  server.server.listen(port, host)
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function receive(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  take: InboundSettings['take'],
): Promise<Error | null> {
  const parts: Buffer[] = []
  // Read to its end even where it is too long: the dialogue goes on behind it.
  for await (const part of stream) {
    if (stream.sizeExceeded) parts.length = 0
    else if (Buffer.isBuffer(part)) parts.push(part)
  }
  if (stream.sizeExceeded) return refusal(552, '5.3.4 too large')
  const raw = Buffer.concat(parts)
  const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
  for (const { address: recipient } of envelope.rcptTo) await take({ sender, recipient, raw })
  return null
}

/** Which connections an address has open. */
function placesByAddress(most: number) {
  const open = new Map<string, Set<string>>()
  return {
    take(address: string, id: string): boolean {
      const own = open.get(address) ?? new Set()
      if (own.size >= most) return false
      open.set(address, own.add(id))
      return true
    },
    leave(address: string, id: string): void {
      const own = open.get(address)
      own?.delete(id)
      if (own?.size === 0) open.delete(address)
    },
  }
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
