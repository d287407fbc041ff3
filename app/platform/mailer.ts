import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { bareAddress, mimeOf } from './mime.ts'
import { callTimeoutMs } from './post.ts'
import type { Outcome, Provider } from './provider.ts'
import { returnPathOf } from './return-path.ts'
import { statusIn } from './smtp-status.ts'

const connections = 10
const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }

/** RFC 8058 wants both headers of the one-click unsubscription signed; the library's own list knows only one. */
const signedHeaders =
  'from:reply-to:to:cc:subject:date:message-id:in-reply-to:references:mime-version:content-type:' +
  'content-transfer-encoding:auto-submitted:list-unsubscribe:list-unsubscribe-post'

const signing = ({ domain, selector, key }: Dkim) => ({
  domainName: domain,
  keySelector: selector,
  privateKey: key,
  headerFieldNames: signedHeaders,
})

/** Whose signature vouches for our mails (RFC 6376): `key` is a private RSA key in PEM. */
export type Dkim = { domain: string; selector: string; key: string }

/**
 * SMTP through a pool of connections (one a message would halve the rate). The Message-ID is fixed by the delivery, and
 * so is the address it comes back to where there is a `bounceDomain`; without one it comes back to the sender.
 */
export function smtpProvider(
  url: string,
  from: string,
  host: string,
  dkim?: Dkim,
  bounceDomain?: string,
): Provider {
  const target = new URL(url)
  const transport = createTransport({
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'smtps:' ? 465 : 587)),
    secure: target.protocol === 'smtps:',
    ...(target.username
      ? { auth: { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } }
      : {}),
    pool: true,
    maxConnections: connections,
    maxMessages: 500,
    // Tries are counted in the ledger: the pool would send again by itself, also long after the lease has ended.
    maxRequeues: 0,
    ...timeouts,
    ...(dkim ? { dkim: signing(dkim) } : {}),
  })
  transport.use('stream', ({ message }, done) => {
    const end = Date.now() + callTimeoutMs
    const write = message.createReadStream.bind(message)
    message.createReadStream = (options) => onlyUntil(end, write(options))
    done()
  })

  return {
    name: 'smtp',
    // No more than are sent at once: what waited in the pool would leave later than its chunk may.
    concurrency: connections,
    async send(parcel) {
      try {
        await transport.sendMail({
          envelope: {
            from: bounceDomain ? returnPathOf(parcel.id, bounceDomain) : bareAddress(from),
            to: [parcel.to],
          },
          // A server that can (RFC 3461) sends back the head alone: what we wrote to somebody need not travel again.
          dsn: { ret: 'HDRS' },
          raw: mimeOf(parcel, { from, host, now: new Date() }),
          // A person's text must never make the server read a file or a URL.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { state: 'sent', ref: `<${parcel.id}@${host}>` }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    async close() {
      transport.close()
    },
  }
}

/**
 * The mail as it is written after DATA, which breaks off when its time has passed by the clock: a process that was
 * frozen in the middle of the exchange wakes when others may have sent the mail, and newer ones. A server forgets a mail
 * whose end it has not seen.
 */
function onlyUntil(end: number, mail: Readable): Readable {
  const guarded = Readable.from(partsUntil(end, mail), { objectMode: false })
  mail.once('error', (error) => guarded.destroy(error))
  guarded.once('close', () => mail.destroy())
  return guarded
}

async function* partsUntil(end: number, mail: Readable): AsyncGenerator<Buffer> {
  for await (const part of mail) {
    ensureBefore(end)
    yield part
  }
  ensureBefore(end)
}

function ensureBefore(end: number) {
  if (Date.now() >= end) throw new Error('too late to send')
}

function outcomeOf(error: unknown): Outcome {
  const code = property(error, 'responseCode')
  if (typeof code === 'number' && code >= 500 && code < 600 && property(error, 'code') !== 'EAUTH') {
    const answer = property(error, 'response')
    const status = typeof answer === 'string' ? statusIn(answer) : undefined
    return { state: 'permanent', reason: `smtp_${code}`, ...(status ? { status } : {}) }
  }
  return {
    state: 'temporary',
    reason:
      typeof code === 'number'
        ? `smtp_${code}`
        : `smtp_${String(property(error, 'code') ?? 'error').toLowerCase()}`,
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
