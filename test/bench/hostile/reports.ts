import { setTimeout as wait } from 'node:timers/promises'
import type { House } from '#test/bench/house.ts'

const everyMs = 2000
const patienceMs = 30_000

/** `withFile`: the form with a PDF of 3 MB. */
type Way = 'form' | 'withFile' | 'api'
/** `pageSeconds`: until the form itself was there, at the slowest. */
export type Reports = {
  filed: number
  refused: string[]
  seconds: number[]
  slowestSeconds: number
  pageSeconds: number
}
type Filing = { seconds: number; pageSeconds: number; refused: string | null }

let count = 0

/** Files a report every two seconds each way: as a person does by the form, alone or with a file, and as a program does. */
export async function fileReports(house: House, stop: AbortSignal): Promise<Record<Way, Reports>> {
  const filings: Record<Way, Promise<Filing>[]> = { form: [], withFile: [], api: [] }
  while (!stop.aborted) {
    const now = (count += 1)
    filings.form.push(timed((hasPage) => byForm(house.url, now, 1, hasPage)))
    filings.withFile.push(timed((hasPage) => byForm(house.url, now, 2, hasPage)))
    filings.api.push(timed(() => byCall(house, now)))
    await wait(everyMs)
  }
  const [form, withFile, api] = await Promise.all(
    [filings.form, filings.withFile, filings.api].map((way) => Promise.all(way).then(summed)),
  )
  if (!form || !withFile || !api) throw new Error('a way of filing is missing')
  return { form, withFile, api }
}

async function timed(file: (hasPage: () => void) => Promise<string | null>): Promise<Filing> {
  const began = performance.now()
  const sinceBegin = () => (performance.now() - began) / 1000
  let pageSeconds = 0
  const refused = await file(() => (pageSeconds = sinceBegin())).catch((error: unknown) => String(error))
  return { seconds: sinceBegin(), pageSeconds, refused }
}

const numberOf = (count: number) =>
  `2411200000${String(Date.now() % 100_000).padStart(5, '0')}${String(count).padStart(5, '0')}`
const mobileOf = (way: number, count: number) => `13${way}${String(count).padStart(8, '0')}`

async function byForm(url: string, count: number, way: 1 | 2, hasPage: () => void): Promise<string | null> {
  const signal = AbortSignal.timeout(patienceMs)
  const page = await (await fetch(`${url}/report`, { signal })).text()
  hasPage()
  const hidden = (name: string) => new RegExp(`name="${name}"[^<>]*value="([^"]*)"`).exec(page)?.[1] ?? ''
  const body = new FormData()
  const fields = {
    formKey: hidden('formKey'),
    privacyVersion: hidden('privacyVersion'),
    consent: 'yes',
    confirm: 'yes',
    kind: 'missing_invoice',
    symptom: 'not_found',
    'invoice.number': numberOf(way * 20_000 + count),
    'invoice.issuedOn': '2024-11-05',
    description: `第 ${count} 次：查验平台提示查无此票。`,
    'contact.mobile': mobileOf(6 + way, count),
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (way === 2) {
    const pdf = Buffer.alloc(3 * 1024 * 1024, 0x20)
    pdf.write(`%PDF-1.4\n${count}\n`)
    body.append('files', new Blob([pdf], { type: 'application/pdf' }), `${count}.pdf`)
  }
  const answer = await fetch(`${url}/report`, { method: 'POST', body, redirect: 'manual', signal })
  await answer.arrayBuffer()
  return answer.status === 302 ? null : `status ${answer.status}`
}

async function byCall({ call }: House, count: number): Promise<null> {
  await call('/tickets', {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: { number: numberOf(60_000 + count), issuedOn: '2024-11-05' },
    description: `第 ${count} 次：查验平台提示查无此票。`,
    contact: { mobile: mobileOf(9, count) },
  })
  return null
}

function summed(filings: readonly Filing[]): Reports {
  const refused = filings.flatMap((filing) => (filing.refused === null ? [] : [filing.refused]))
  return {
    filed: filings.length - refused.length,
    refused: [...new Set(refused)],
    seconds: filings.map(({ seconds }) => Number(seconds.toFixed(2))),
    slowestSeconds: Number(Math.max(0, ...filings.map(({ seconds }) => seconds)).toFixed(2)),
    pageSeconds: Number(Math.max(0, ...filings.map(({ pageSeconds }) => pageSeconds)).toFixed(2)),
  }
}
