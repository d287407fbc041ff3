import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { findIn, searchFiles } from '#test/security/planted/search.ts'
import { control, needles, planted } from '#test/security/planted/values.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

const dataDir = await preparedDataDir('empty')
const closing: Array<() => unknown> = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  clearAway(dataDir)
})

/** A mail server and an SMS gateway that refuse everybody, and quote whom: what tempts a program to log it. */
async function quotingProviders() {
  const refused: string[] = []
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      refused.push(address)
      done(new Error(`no such user <${address}> here`))
    },
  })
  mail.on('error', () => undefined)
  mail.listen(0, '127.0.0.1')
  const gateway = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const body = Buffer.concat(parts).toString()
      refused.push(body)
      res.writeHead(400).end(JSON.stringify({ error: `refused: ${body}` }))
    })
  }).listen(0, '127.0.0.1')
  await Promise.all([once(mail.server, 'listening'), once(gateway, 'listening')])
  closing.push(
    () => mail.close(),
    () => gateway.close(),
  )
  const portOf = (address: ReturnType<typeof gateway.address>) =>
    typeof address === 'object' && address ? address.port : 0
  return {
    refused,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${portOf(mail.server.address())}`,
      SMS_PROVIDER: 'http',
      SMS_HTTP_URL: `http://127.0.0.1:${portOf(gateway.address())}/`,
    },
  }
}

const formOf = (fields: Record<string, string | File>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

test('neither what the processes print nor the folder of their data tells who reported', async () => {
  const providers = await quotingProviders()
  const start = await npmStart(dataDir, { LOG_LEVEL: 'trace', ...providers.env })
  await start.untilReady()
  const headers = { Origin: start.url }
  const send = (path: string, fields: Record<string, string | File>) =>
    fetch(start.url + path, { method: 'POST', headers, body: formOf(fields), redirect: 'manual' })

  const report = {
    formKey: crypto.randomUUID(),
    kind: 'missing_invoice',
    symptom: 'not_found',
    'invoice.number': '24112000000135114086',
    'invoice.issuedOn': '2024-11-05',
    'invoice.buyerTaxId': planted.taxId,
    description: `查无此票。${control}`,
    'contact.name': planted.name,
    'contact.mobile': planted.mobile,
    'contact.email': planted.email,
    consent: 'yes',
    privacyVersion: '1',
    confirm: 'yes',
    files: new File([`%PDF-1.4\n${planted.fileText}`], planted.fileName),
  }
  const filed = await send('/report', report)
  const number = filed.headers.get('Location')?.split('/').at(-1) ?? ''
  expect(filed.status).toBe(302)
  expect(number).toMatch(/^\w{3}-\w{3}-\w{4}$/)
  await send('/report', { ...report, 'contact.mobile': `${planted.otherMobile}0`, formKey: 'x' })
  await send('/track', { number, contact: planted.mobile })
  await send('/track', { number, contact: planted.otherEmail })
  await send('/desk/sign-in', { email: planted.staffEmail, password: planted.name })
  for (const path of [
    `/track?number=${number}&contact=${planted.mobile}`,
    `/tickets/${planted.mobile}`,
    `/tickets/${encodeURIComponent(planted.email)}`,
    `/t/${planted.otherEmail}`,
    `/nowhere/${planted.otherMobile}?x=${planted.taxId}`,
    `/desk/tickets?q=${planted.mobile}`,
    `/api/v1/tickets/${planted.otherMobile}`,
  ])
    await fetch(start.url + path, { redirect: 'manual' })
  await until('both channels were refused, and the code', () => providers.refused.length >= 3, 30_000)
  expect(providers.refused.join()).toContain(planted.mobile)
  expect(providers.refused.join()).toContain(planted.email.toLowerCase())
  const secret = codeIn(providers.refused)
  expect(secret).toMatch(/^\d{6}$/)

  // The end of the server writes everything to the disk.
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)

  const output = Buffer.from(start.output())
  expect(start.output().split('"msg":"request"').length).toBeGreaterThan(10)
  expect(findIn('the output', output, needles)).toEqual([])
  expect(start.output()).not.toMatch(new RegExp(`\\b${secret}\\b`))
  const marker = join(dataDir, 'postgres-elsewhere')
  const folders = [dataDir, ...(existsSync(marker) ? [readFileSync(marker, 'utf8').trim()] : [])]
  const isProgram = (path: string) => /\/(binaries|node_modules)$/.test(path)
  expect(folders.flatMap((folder) => searchFiles(folder, needles, isProgram).found)).toEqual([])
  const controls = [['control', Buffer.from(control)]] as const
  expect(folders.flatMap((folder) => searchFiles(folder, controls, isProgram).found)).not.toEqual([])
})

/** The one-time code, as it was about to leave by SMS. */
const codeIn = (refused: readonly string[]) =>
  refused.map((body) => /(?<!\d)(\d{6})(?!\d)/.exec(body)?.[1]).find((code) => code !== undefined)
