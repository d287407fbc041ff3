import { randomInt } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import postgres, { type Sql } from 'postgres'
import { storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { openDatabase } from '#db/client.ts'
import { expecting, inParallel } from '#test/bench/ask.ts'
import { cpuSeconds } from '#test/bench/cpu.ts'
import { withFilledServer } from '#test/bench/fill/server.ts'
import { tell } from '#test/bench/house.ts'
import { filedRows, insertRows } from '#test/bench/intake/same-rows.ts'
import { percentiles } from '#test/bench/percentiles.ts'
import type { Bench } from '#test/bench/run.ts'
import { startWeb, type Web } from '#test/bench/web.ts'

/** Of this run alone: a database that was kept knows the reports of those before. */
const run = randomInt(10_000_000)
const key = `fd_intake_bench_${run}`
const clients = 32
const bareConnections = 10
const warmUp = 300
const batch = 500
const batches = 6

/**
 * Reports by 32 clients through the API, and the bare inserts of the very rows that they made into a database like it,
 * one transaction a ticket: batch by batch in turn, in one run. No worker runs beside them.
 */
export const bench: Bench = ({ tickets = '10000', data, keep }) =>
  withFilledServer({ tickets: Number(tickets), data, keep: keep === 'true' }, async ({ url, ...filled }) => {
    await makeKey(url)
    const beside = await copyOf(url)
    const web = await startWeb({ url, ...filled })
    const read = postgres(url, { max: 1, onnotice: () => undefined })
    const bare = postgres(beside, { max: bareConnections, onnotice: () => undefined })
    try {
      return await measure(web, read, bare)
    } finally {
      await Promise.all([read.end(), bare.end()])
      await web.stop()
    }
  })

async function measure(web: Web, read: Sql, bare: Sql) {
  const [ours, theirs] = [openMeter(), openMeter()]
  let cpu = 0
  for (let round = 0; round <= batches; round++) {
    const isWarmUp = round === 0
    const numbers: string[] = []
    const before = cpuSeconds(web.pid)
    await (isWarmUp ? openMeter() : ours).run(isWarmUp ? warmUp : batch, async (at) => {
      numbers.push(await file(web, round * batch + at))
    })
    if (!isWarmUp) cpu += cpuSeconds(web.pid) - before
    const filed = await filedRows(read, numbers)
    await (isWarmUp ? openMeter() : theirs).run(filed.length, (at) => insertRows(bare, filed[at] ?? []))
    tell(`${numbers.length} by the product and bare: ${ours.perSecond()} and ${theirs.perSecond()} a second`)
  }
  const [product, beside] = [ours.perSecond(), theirs.perSecond()]
  return {
    clients,
    reports: batch * batches,
    perSecond: product,
    ...ours.times(),
    /** Of the processor of the web process: holds on a busy machine, too. */
    webCpuMs: Math.round((cpu / (batch * batches)) * 10_000) / 10,
    barePerSecond: beside,
    bare: theirs.times(),
    ratio: Math.round((product / beside) * 100) / 100,
  }
}

/** Counts what the clients get done, and how long each piece takes. */
function openMeter() {
  const times: number[] = []
  let tookMs = 0
  return {
    async run(count: number, work: (at: number) => Promise<unknown>): Promise<void> {
      const began = performance.now()
      let next = 0
      await inParallel(clients, async () => {
        while (next < count) {
          const at = next++
          const from = performance.now()
          await work(at)
          times.push(performance.now() - from)
        }
      })
      tookMs += performance.now() - began
    },
    perSecond: () => (tookMs === 0 ? 0 : Math.round((times.length / tookMs) * 10_000) / 10),
    times: () => percentiles(times),
  }
}

async function file(web: Web, at: number): Promise<string> {
  const answer = await expecting(
    web.ask,
    201,
  )({
    path: '/api/v1/tickets',
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Accept-Encoding': 'identity',
    },
    body: JSON.stringify({
      kind: 'missing_invoice',
      symptom: 'not_found',
      reporterType: 'company',
      invoice: {
        number: `2513${String(run).padStart(8, '0')}${String(at).padStart(8, '0')}`,
        issuedOn: '2025-11-05',
        amount: '120.00',
      },
      description: '在查验平台查不到这张发票，开票方说已经上传，会计月底要入账，请核实。',
      contact: {
        name: '王伟',
        mobile: `137${String(at).padStart(8, '0')}`,
        email: `filed${at}@demo.invalid`,
      },
    }),
  })
  const body: unknown = JSON.parse(answer.bytes.toString())
  if (typeof body !== 'object' || body === null || !('number' in body))
    throw new Error('an answer without number')
  return String(body.number)
}

async function makeKey(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 })
  const ctx = { actor: { type: 'system' as const }, db, enqueue: async () => undefined, now: new Date() }
  await storeApiKey(ctx, key, { name: 'bench', scopes: ['tickets:read', 'tickets:write'], perSecond: null })
  await close()
}

/** A database with everything that this one has, on the same server. */
async function copyOf(url: string): Promise<string> {
  const [from, copy] = [new URL(url), new URL(url)]
  const name = from.pathname.slice(1)
  copy.pathname = '/beside'
  // Nobody may be connected to what is copied.
  const elsewhere = new URL(url)
  elsewhere.pathname = '/template1'
  const sql = postgres(elsewhere.href, { max: 1, onnotice: () => undefined })
  try {
    await sql`drop database if exists beside`
    await sql`create database beside template ${sql(name)} strategy file_copy`
  } finally {
    await sql.end()
  }
  return copy.href
}
