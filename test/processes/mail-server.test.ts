import { once } from 'node:events'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { blindIndex } from '#app/platform/crypto.ts'
import { openDatabase } from '#db/client.ts'
import { startPostfix } from '#test/support/postfix.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { freePort } from '#test/support/free-port.ts'
import { clearAway, databaseOf, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

// The running product, a real mail server beside it, and another one behind that: ours, which knows some of its people.

const bounceDomain = 'bounces.desk.invalid'
const cleanUp: Array<() => unknown> = []
afterAll(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

type Arrival = { sender: string; raw: string }

/** The readers' mail server: it refuses everybody at gone.invalid. */
async function readersServer() {
  const arrivals: Arrival[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!address.endsWith('@gone.invalid')) return done()
      return done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 }))
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        arrivals.push({ sender, raw: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  cleanUp.push(() => new Promise<void>((closed) => server.close(() => closed())))
  const address = server.server.address()
  return { arrivals, port: typeof address === 'object' && address ? address.port : 0 }
}

function dkimKey(folder: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'dkim.pem')
  writeFileSync(file, privateKey)
  return { file, record: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}` }
}

/** Everything that is sent in a second, to a mail server that hands what comes back to the worker. */
async function openHouse() {
  const dataDir = await preparedDataDir('empty')
  cleanUp.push(() => clearAway(dataDir))
  const readers = await readersServer()
  const inbound = await freePort()
  const postfix = await startPostfix({ bounceDomain, bouncesTo: inbound, mailsTo: readers.port })
  cleanUp.push(postfix.stop)
  const dkim = dkimKey(dirname(dataDir))
  const start = await npmStart(dataDir, {
    DEMO: '0',
    SMTP_URL: postfix.url,
    MAIL_FROM: '发票服务台 <no-reply@desk.invalid>',
    BOUNCE_DOMAIN: bounceDomain,
    INBOUND_SMTP: `127.0.0.1:${inbound}`,
    DKIM_DOMAIN: 'desk.invalid',
    DKIM_SELECTOR: 's1',
    DKIM_KEY_FILE: dkim.file,
    SWEEP_SECONDS: '1',
  })
  await start.untilReady()
  const { db, sql, close } = openDatabase(databaseOf(dataDir), { max: 2, name: 'test' })
  cleanUp.push(close)
  // The verbs of this process read and write what the others do.
  process.env.DATABASE_URL = databaseOf(dataDir)
  process.env.BASE_URL = start.url
  process.env.SECRET_KEYS = readFileSync(join(dataDir, 'keys'), 'utf8').trim()

  return {
    readers,
    postfix,
    dkim,
    sql,
    /** Somebody reports by the form; the worker finds the receipt in the ledger. */
    async report(email: string) {
      const now = new Date()
      const input = { kind: 'praise', description: '谢谢。', contact: { email } } as const
      const { report } = parseReport(input, now)
      const enqueue = async () => undefined
      await fileReport({ actor: { type: 'anonymous' }, db, enqueue, now }, report)
    },
    /** What became of each mail to one address, the oldest first. */
    async states(email: string): Promise<string[]> {
      const rows = await sql`
        select state, failure from deliveries where recipient = ${blindIndex('email', email)} order by created_at`
      return rows.map(({ state, failure }) => `${state} ${failure}`)
    },
  }
}

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})

test('Postfix passes our mails on with a signature that holds', async () => {
  const { report, readers, dkim, states } = house
  const reader = 'reader@mail.invalid'
  await report(reader)
  await until('the mail arrives', () => readers.arrivals.length === 1, 20_000)

  const [mail = { raw: '', sender: '' }] = readers.arrivals
  expect(mail.raw).toMatch(/^Received: [^]+ \(Postfix\) with ESMTP/m)
  expect(mail.sender).toMatch(/^bounce\+[0-9a-f]{32}\.[0-9a-f]{20}@bounces\.desk\.invalid$/)
  const resolver = async (name: string) => (name === 's1._domainkey.desk.invalid' ? [[dkim.record]] : [])
  const { results } = await dkimVerify(mail.raw, { resolver })
  expect(results.map(({ signingDomain, status }) => `${signingDomain} ${status.result}`)).toEqual([
    'desk.invalid pass',
  ])
  await until('it is written down', async () => (await states(reader)).join() === 'sent null')
})

test('a bounce that Postfix makes fails the delivery, and the address gets no more mail', async () => {
  const { report, readers, states, sql, postfix } = house
  const nobody = 'nobody@gone.invalid'
  await report(nobody)
  const isBack = async () => (await states(nobody)).join() === 'permanent bounce:5.1.1'
  await until('the bounce is read', isBack, 20_000)
  const listed = await sql`select channel, recipient, reason, code from suppressions where lifted_at is null`
  expect(listed).toEqual([
    { channel: 'email', recipient: blindIndex('email', nobody), reason: 'bounce', code: '5.1.1' },
  ])

  await report(nobody)
  expect(await states(nobody)).toEqual(['permanent bounce:5.1.1', 'suppressed suppressed'])
  expect(readers.arrivals.filter(({ raw }) => raw.includes(nobody))).toEqual([])
  expect(postfix.log()).toMatch(/to=<bounce\+[^ ]+ relay=127\.0\.0\.1.* status=sent \(250/)
})
