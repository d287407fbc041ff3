import { createHash, createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { returnPathOf } from '#app/platform/return-path.ts'
import { openDatabase } from '#db/client.ts'
import type { House } from '#test/bench/house.ts'
import { hostileMails as worst } from '#test/security/hostile/mails.ts'
import { freePort } from '#test/support/free-port.ts'
import { times, type Attack } from './attack.ts'
import type { Outcome } from './send.ts'

const domain = 'bounce.invalid'
const secret = 'a-secret-of-the-hostile-bench'

/** What the product is started with, so that it takes mails that come back, and the port where it does. */
export async function inbound(): Promise<{ env: Record<string, string>; port: number }> {
  const port = await freePort()
  // Known here, too: a return path carries a tag that only who has the key can make.
  const SECRET_KEYS = `b1:${createHash('sha256').update('hostile').digest('base64')}`
  process.env.SECRET_KEYS = SECRET_KEYS
  const at = `127.0.0.1:${port}`
  return { env: { SECRET_KEYS, BOUNCE_DOMAIN: domain, INBOUND_SECRET: secret, INBOUND_SMTP: at }, port }
}

/** Return paths that were given out, as whoever subscribes with addresses of their own gets to know. */
export async function returnPaths(house: House): Promise<string[]> {
  process.env.DATABASE_URL = house.databaseUrl()
  const { sql, close } = openDatabase(house.databaseUrl(), { max: 1 })
  const rows = await sql<{ id: string }[]>`select id from deliveries where channel = 'email' limit 50`
  await close()
  if (rows.length === 0) throw new Error('no mail was ever sent: there is no return path')
  return rows.map(({ id }) => returnPathOf(id, domain))
}

const nestedGroup = `To: ${'g:'.repeat(2500)};\r\nSubject: x\r\n\r\nx\r\n`

/** Mails that came back, as a mail server pushes them, signed: to nobody, and to a return path of the sender's own. */
export function pushedMails(paths: readonly string[], count: number): Attack[] {
  const path = paths[count % paths.length] ?? ''
  return [
    push('a nested group', Buffer.from(nestedGroup)),
    push('a head without end', Buffer.from(`To: ${'a@b,'.repeat(15_000)}`)),
    push('folded lines', Buffer.from(`To: ${'\r\n '.repeat(20_000)}x\r\n\r\n`)),
    ...[0, 1, 2].flatMap((at) => {
      const [name, mail] = worst[(count + at) % worst.length] ?? []
      return name && mail ? [push(`to a return path: ${name}`, headed(mail, count, path))] : []
    }),
  ]
}

/** Sends one bad mail after the other over SMTP, by one connection, until time is up; no two are the same. */
export async function sendMails(
  port: number,
  paths: readonly string[],
  client: number,
  untilMs: number,
  tell: (name: string, outcome: Outcome) => void,
): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  })
  for (let count = client * 1000; Date.now() < untilMs; count++) {
    const [name = '', mail = Buffer.alloc(0)] = worst[count % worst.length] ?? []
    const path = paths[count % paths.length] ?? ''
    const to = count % 10 === 0 ? times(10, () => path) : [path]
    const outcome = await transport.sendMail({ envelope: { from: '', to }, raw: headed(mail, count) }).then(
      () => 'taken',
      (error: unknown) => refusalIn(error),
    )
    tell(`a mail by SMTP: ${name}`, outcome)
  }
  transport.close()
}

const refusalIn = (error: unknown): Outcome =>
  error instanceof Error && 'responseCode' in error ? `SMTP ${String(error.responseCode)}` : 'cut'

const headed = (mail: Buffer, count: number, to?: string) =>
  Buffer.concat([Buffer.from(`${to ? `X-Original-To: ${to}\r\n` : ''}X-Count: ${count}\r\n`), mail])

function push(name: string, body: Buffer): Attack {
  const seconds = String(Math.floor(Date.now() / 1000))
  const hex = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
  return {
    name: `a mail pushed: ${name}`,
    method: 'POST',
    path: '/api/v1/inbound/email',
    headers: { 'Content-Type': 'message/rfc822', 'X-Fapiao-Signature': `t=${seconds},v1=${hex}` },
    body,
  }
}
