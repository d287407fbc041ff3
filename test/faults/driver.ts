import { setTimeout as wait } from 'node:timers/promises'
import { apiKey } from '#test/faults/house.ts'
import type { Report, Update } from '#test/faults/evidence.ts'

/** Those who report and publish, with a ledger of what was acknowledged to them. */
export type Driver = {
  reports: Report[]
  updates: Update[]
  incident: string
  fileAll(count: number): Promise<void>
  declare(): Promise<void>
  /** Gives the id of the notice. */
  publish(status: Status): Promise<string>
  cancel(noticeId: string): Promise<void>
}
export type Status = 'investigating' | 'identified' | 'resolved'

const title = '数据同步延迟'
const words: Record<Status, string> = {
  investigating: '调查中',
  identified: '已确认原因',
  resolved: '已恢复',
}
const clients = 8
/** Longer than the longest outage. */
const patienceMs = 180_000

export function driverOf(urls: readonly string[]): Driver {
  let turn = 0

  /** Says the same thing, with the same key, to one web process after the other until one has acknowledged it. */
  async function insist(method: 'POST' | 'PUT', path: string, key: string, body: object) {
    const end = Date.now() + patienceMs
    for (;;) {
      const url = urls[turn++ % urls.length]
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${apiKey}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      })
        .then(async (response) => ({ status: response.status, body: await response.text() }))
        .catch((error: unknown) => ({ status: 0, body: String(error) }))
      if (answer.status >= 200 && answer.status < 300) return objectOf(answer.body)
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
        throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
      if (Date.now() > end) throw new Error(`${method} ${path} was never acknowledged: ${answer.body}`)
      await wait(200)
    }
  }

  const driver: Driver = {
    reports: [],
    updates: [],
    incident: '',

    async fileAll(count) {
      const digits = (number: number) => String(number).padStart(8, '0')
      driver.reports = Array.from({ length: count }, (_, at) => ({
        key: `r${digits(at)}`,
        number: null,
        email: `fault${at}@example.invalid`,
        sms: `+86137${digits(at)}`,
      }))
      const waiting = driver.reports.entries()
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (const [at, report] of waiting) {
            const answer = await insist('POST', '/tickets', report.key, {
              kind: 'missing_invoice',
              symptom: 'not_found',
              invoice: { number: `241120000006${digits(at)}` },
              description: `查无此票 ${report.key}`,
              contact: { mobile: report.sms.slice(3), email: report.email },
            })
            report.number = String(answer.number)
          }
        }),
      )
    },

    async declare() {
      const numbers = driver.reports.flatMap(({ number }) => (number ? [number] : []))
      const answer = await insist('POST', '/incidents', 'declare', {
        ...{ title, severity: 2, components: [], description: '积压' },
        tickets: numbers.slice(0, 1000),
      })
      driver.incident = String(answer.number)
      for (let from = 1000; from < numbers.length; from += 1000)
        await insist('PUT', `/incidents/${driver.incident}/tickets`, `link-${from}`, {
          add: numbers.slice(from, from + 1000),
        })
    },

    async publish(status) {
      const mark = `《${status}》`
      const answer = await insist('POST', `/incidents/${driver.incident}/updates`, status, {
        ...{ status, notify: true },
        body: { 'zh-CN': `我们正在处理${mark}。` },
      })
      driver.updates.push({
        id: String(answer.id),
        seq: Number(answer.seq),
        said: { email: mark, sms: `${title}（${words[status]}）` },
      })
      return String(objectOf(JSON.stringify(answer.notice)).id)
    },

    async cancel(noticeId) {
      await insist('POST', `/notices/${noticeId}/cancel`, `cancel-${noticeId}`, {})
    },
  }
  return driver
}

function objectOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error(`no object: ${text}`)
  return { ...value }
}
