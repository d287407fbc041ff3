import { test as base } from '@playwright/test'
import { preparedDataDir } from '#test/support/prepared.ts'
import { smsSink, smtpSink, type Sink } from '#test/support/sinks.ts'
import { clearAway, databaseOf, npmStart } from '#test/support/start.ts'

export type Product = {
  url: string
  /** Of every demo account. */
  password: string
  call: Call
  databaseUrl: string
  mail: Sink
  sms: Sink
}
export type Call = (path: string, body?: unknown) => Promise<Record<string, unknown>>
export type ProductOptions = { gateways: 'sinks' | 'sandbox'; undoSeconds: string }

/** The built product as an operator starts it, once a worker, with its demo data. */
export const test = base.extend<object, ProductOptions & { product: Product }>({
  gateways: ['sinks', { option: true, scope: 'worker' }],
  undoSeconds: ['0', { option: true, scope: 'worker' }],
  product: [
    async ({ gateways, undoSeconds }, use) => {
      const [mail, sms] = [await smtpSink(), await smsSink()]
      const dataDir = await preparedDataDir('demo')
      const start = await npmStart(dataDir, {
        DEMO: '1',
        SWEEP_SECONDS: '2',
        UNDO_SECONDS: undoSeconds,
        ...(gateways === 'sinks' ? { SMTP_URL: mail.url, SMS_PROVIDER: 'http', SMS_HTTP_URL: sms.url } : {}),
      })
      try {
        await start.untilReady()
        await use({
          url: start.url,
          password: said(start.output(), /^demo sign-in: agent@demo\.invalid (\S+)$/m),
          call: caller(start.url, said(start.output(), /^demo api key: (fd_\S+)$/m)),
          databaseUrl: databaseOf(dataDir),
          mail,
          sms,
        })
        start.process.kill('SIGTERM')
        await start.ended
      } finally {
        clearAway(dataDir)
        await Promise.all([mail.close(), sms.close()])
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ product }, use) => use(product.url),
})

export { expect } from '@playwright/test'

function said(output: string, line: RegExp): string {
  const found = line.exec(output)?.[1]
  if (!found) throw new Error(`the start did not say ${line}:\n${output}`)
  return found
}

/** What other programs do meanwhile: the REST API with the demo's key. */
const caller =
  (url: string, key: string): Call =>
  async (path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok || typeof answer !== 'object' || answer === null)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return { ...answer }
  }
