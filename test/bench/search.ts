import { performance } from 'node:perf_hooks'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { openDatabase } from '#db/client.ts'
import { withFilledServer } from '#test/bench/fill/server.ts'
import { percentiles } from '#test/bench/percentiles.ts'
import type { Bench } from '#test/bench/run.ts'
import { fullTexts, lookUps, type Typed } from '#test/bench/search-terms.ts'
import { nodesOf, openExplained } from '#test/support/explain.ts'

const rounds = 40

type Figures = { p50: number; p95: number; p99: number; blocks: number; seqScans: string[]; found: number }

/** How long a search takes by the verb behind the inbox and the API, and what the server reads for it. */
export const bench: Bench = ({ tickets = '1000000', keep, data }) =>
  withFilledServer({ tickets: Number(tickets), data, keep: keep === 'true' }, async (filled) => {
    const figures: Record<string, Figures> = {}
    for (const role of ['manager', 'agent'] as const)
      for (const [name, typed] of Object.entries({ ...lookUps(filled.shape), ...fullTexts }))
        figures[`${name}, ${role}`] = await measure(filled.url, filled[role], typed)
    return figures
  })

async function measure(url: string, actor: StaffActor, typed: Typed): Promise<Figures> {
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
