import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import Dkim from 'nodemailer/lib/dkim'
import SmtpPool from 'nodemailer/lib/smtp-pool'
import { inAscii } from './ascii-address.ts'
import { mimeOf } from './mime.ts'
import { bareAddress } from './mime-header.ts'
import { callTimeoutMs } from './post.ts'
import type { Outcome, Provider } from './provider.ts'
import { returnPathOf } from './return-path.ts'
import { statusIn } from './smtp-status.ts'

const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }

/** RFC 8058 wants both headers of the one-click unsubscription signed; the library's own list knows only one. */
const signedHeaders =
  'from:reply-to:to:cc:subject:date:message-id:in-reply-to:references:mime-version:content-type:' +
  'content-transfer-encoding:auto-submitted:list-unsubscribe:list-unsubscribe-post'

/** Whose signature vouches for our mails (RFC 6376): `key` is a private RSA key in PEM. */
export type Signing = { domain: string; selector: string; key: string }

const signerOf = ({ domain, selector, key }: Signing) =>
  new Dkim({
    domainName: domain,
    keySelector: selector,
    privateKey: key,
    headerFieldNames: signedHeaders,
  })

export const usualConnections = 20

/** `host` names us in a Message-ID, `connections` are open at once. */
export type Smtp = {
  url: string
  from: string
  host: string
  signing?: Signing | undefined
  bounceDomain?: string | undefined
  connections?: number
}

/**
 * SMTP through a pool of connections (one a message would halve the rate). The Message-ID is fixed by the delivery, and
 * so is the address it comes back to where there is a `bounceDomain`; without one it comes back to the sender.
 */
export function smtpProvider({
  url,
  from,
  host,
  signing,
  bounceDomain,
  connections = usualConnections,
}: Smtp): Provider {
  const target = new URL(url)
  const signer = signing ? signerOf(signing) : undefined
  const pool = new SmtpPool({
    pool: true,
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'smtps:' ? 465 : 587)),
    secure: target.protocol === 'smtps:',
    ...(target.username
      ? { auth: { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } }
      : {}),
    maxConnections: connections,
    maxMessages: 500,
    // Tries are counted in the ledger: the pool would send again by itself, also long after the lease has ended.
    maxRequeues: 0,
    ...timeouts,
  })

  return {
    name: 'smtp',
    // No more than are sent at once: what waited in the pool would leave later than its chunk may.
    concurrency: connections,
    async send(message) {
      const end = Date.now() + callTimeoutMs
      try {
        const mime = mimeOf(message, { from, host, now: new Date() })
        const mail = signer ? await buffer(signer.sign(mime)) : mime
        await leave(pool, {
          envelope: {
            from: bounceDomain ? returnPathOf(message.id, bounceDomain) : bareAddress(inAscii(from)),
            to: [inAscii(message.to)],
            // A server that can (RFC 3461) sends back the head alone: what we wrote to somebody need not travel again.
            dsn: { ret: 'HDRS' },
          },
          messageId: `<${message.id}@${host}>`,
          open: () => onlyUntil(end, mail),
        })
        return { state: 'sent', ref: `<${message.id}@${host}>` }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    async close() {
      pool.close()
    },
  }
}

type Written = { envelope: object; messageId: string; open: () => Readable }

/**
 * Hands the pool a mail that is written already. The library's front door would take it apart and compose it again,
 * which costs more than all the rest of sending it; the pool itself asks only for these, and marks the envelope as its own.
 */
function leave(pool: SmtpPool, { envelope, messageId, open }: Written): Promise<void> {
  const message = {
    getEnvelope: () => envelope,
    messageId: () => messageId,
    getHeader: () => messageId,
    createReadStream: open,
  }
  return new Promise((resolve, reject) => {
    const done = (error: unknown) => (error ? reject(error) : resolve())
    Reflect.apply(pool.send, pool, [{ data: {}, message }, done])
  })
}

/**
 * The mail as it is written after DATA, which breaks off when its time has passed by the clock: a process that was
 * frozen in the middle of the exchange wakes when others may have sent the mail, and newer ones. A server forgets a mail
 * whose end it has not seen.
 */
function onlyUntil(end: number, mail: string | Buffer): Readable {
  const timely = new Readable({
    read() {
      if (Date.now() >= end) return this.destroy(new Error('too late to send'))
      this.push(mail)
      this.push(null)
    },
  })
  const pipe = timely.pipe.bind(timely)
  timely.pipe = (to, options) => {
    // The last line alone makes it a mail: the clock is asked in the moment in which it is written.
    const lastLine: unknown = Reflect.get(to, '_flush')
    if (typeof lastLine === 'function')
      Reflect.set(to, '_flush', (done: unknown) => {
        if (Date.now() >= end) timely.destroy(new Error('too late to send'))
        else Reflect.apply(lastLine, to, [done])
      })
    return pipe(to, options)
  }
  return timely
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
