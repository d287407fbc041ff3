import { mkdtempSync, rmSync, chmodSync, statfsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { startLocalPostgres } from '#db/local-postgres.ts'
import { openDatabase } from '#db/client.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { fillTickets, shapeOf } from '#test/bench/fill/fill.ts'
import {
  agencyMobile,
  largeCompany,
  invoiceOf,
  mobileOf,
  numberOf,
  taxIdOf,
  type Shape,
} from '#test/bench/fill/people.ts'
import { findHouse, hireHouse } from '#test/bench/fill/staff.ts'
import { tell } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'
import { nodesOf, openExplained } from '#test/support/explain.ts'

/** A ticket with its row in every index, while the fill has some of it twice. */
const bytesPerTicket = 9_000
const rounds = 40

type Figures = { p50: number; p95: number; p99: number; blocks: number; seqScans: string[]; found: number }

/** How long a search takes by the verb behind the inbox and the API, and what the server reads for it. */
export const bench: Bench = async ({ tickets = '1000000', keep, data }) => {
  const house = await openHouse({ tickets: Number(tickets), data, keep: keep === 'true' })
  try {
    const { manager, agent } = await (data ? findHouse(house.url) : hireHouse(house.url))
    const shape = shapeOf({ tickets: Number(tickets) })
    if (!data) await fillTickets(house.url, shape, { tell })
    const figures: Record<string, Figures> = {}
    for (const [role, actor] of [
      ['manager', manager],
      ['agent', agent],
    ] as const)
      for (const [name, typed] of Object.entries(searches(shape)))
        figures[`${name}, ${role}`] = await measure(house.url, actor, typed)
    return figures
  } finally {
    await house.close()
  }
}

/** Each search is asked for another thing every round, of every age. */
function searches(shape: Shape): Record<string, (round: number) => string> {
  const nth = (round: number, fits: (n: number) => boolean) => {
    let n = 1 + Math.floor((shape.tickets - 1) * (((round * 37) % 101) / 101))
    while (!fits(n)) n = 1 + (n % shape.tickets)
    return n
  }
  const paper = (n: number) => n % 8 !== 7 && invoiceOf(n).code !== null
  const digital = (n: number) => n % 8 !== 7 && invoiceOf(n).code === null
  return {
    'invoice number of 20 digits': (round) => invoiceOf(nth(round, digital)).number,
    'invoice number of 8 digits': (round) => invoiceOf(nth(round, paper)).number,
    'code and number': (round) => Object.values(invoiceOf(nth(round, paper))).join(' '),
    'tax number': (round) => taxIdOf(nth(round, digital)),
    'tax number of a large company': () => largeCompany,
    'number that nobody reported': (round) => `99${String(round).padStart(18, '7')}`,
    'ticket number': (round) => numberOf(nth(round, () => true)),
    'phone of few': (round) =>
      mobileOf(
        nth(round, (n) => mobileOf(n, shape) !== agencyMobile),
        shape,
      ),
    'phone of the agency': () => agencyMobile,
    'word that few have': (round) => `红字确认单已开，请核实${round}`,
  }
}

async function measure(url: string, actor: StaffActor, typed: (round: number) => string): Promise<Figures> {
  const { db, close } = openDatabase(url, { max: 4, statementTimeoutMs: 60_000 })
  const explained = openExplained(url, actor)
  const list = (q: string, ctx: Context = { actor, db, enqueue: async () => undefined, now: new Date() }) =>
    listInbox(ctx, { view: 'all', q, limit: 50 })
  try {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < rounds; round++) {
      const began = performance.now()
      const { items } = await list(typed(round))
      times.push(performance.now() - began)
      found = Math.max(found, items.length)
    }
    const plans = await explained.plansOf(() => list(typed(3), explained.ctx))
    const nodes = plans.flatMap(nodesOf)
    return {
      ...percentiles(times),
      blocks: plans.reduce(
        (sum, plan) => sum + (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
        0,
      ),
      seqScans: nodes.flatMap((node) =>
        node['Node Type'].endsWith('Seq Scan') && node['Relation Name'] ? [node['Relation Name']] : [],
      ),
      found,
    }
  } finally {
    await Promise.all([close(), explained.close()])
  }
}

function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

type Place = { tickets: number; data: string | undefined; keep: boolean }

/** A server with the settings of the product, but one that need not survive a crash; in `data` one that was kept. */
async function openHouse({ tickets, data, keep }: Place) {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'fapiao-desk-bench-'))
  chmodSync(folder, 0o711)
  const { bavail, bsize } = statfsSync(folder)
  if (!data && bavail * bsize < tickets * bytesPerTicket * 1.5)
    throw new Error(`${folder} has ${Math.round((bavail * bsize) / 1e9)} GB; ${tickets} tickets need more`)
  process.env.SECRET_KEYS = `b1:${createHash('sha256').update('bench').digest('base64')}`
  process.env.BASE_URL ??= 'http://127.0.0.1:3000'
  const settings = { fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB' }
  const server = await startLocalPostgres(folder, tell, settings)
  process.env.DATABASE_URL = server.url
  await migrateDatabase(server.url)
  if (keep) tell(`kept: --data ${folder}`)
  return {
    url: server.url,
    async close() {
      await server.stop()
      if (!keep && !data) rmSync(folder, { recursive: true, force: true })
    },
  }
}
