import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import * as schema from '#db/schema/index.ts'

export type Asked = { text: string; params: postgres.ParameterOrJSON<never>[] }
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
}

/** A context whose queries are written down, and the plans that the server makes for them. */
export function openExplained(url: string, actor: Actor, now = new Date()) {
  const asked: Asked[] = []
  const client = postgres(url, { max: 2, onnotice: () => undefined })
  const logger = {
    logQuery: (text: string, params: unknown[]) =>
      void asked.push({ text, params: params.map((value) => (isParameter(value) ? value : null)) }),
  }
  const db = drizzle(client, { schema, logger })
  const ctx: Context = { actor, db, enqueue: async () => undefined, now }
  return {
    ctx,
    /** Runs the work and gives the statements that it asked. */
    async askedBy(work: () => Promise<unknown>): Promise<Asked[]> {
      asked.splice(0)
      await work()
      return asked.splice(0)
    },
    /**
     * Runs the work and explains, with their actual figures, the queries it asked; `mode`: as their plan is made for
     * these parameters, or once for all.
     */
    async plansOf(
      work: () => Promise<unknown>,
      mode: 'auto' | 'force_custom_plan' | 'force_generic_plan' = 'auto',
    ): Promise<PlanNode[]> {
      asked.splice(0)
      await work()
      const plans: PlanNode[] = []
      for (const { text, params } of asked.splice(0)) {
        const plan = await client.begin(async (tx) => {
          await tx.unsafe(`set local plan_cache_mode = ${mode}`)
          return mode === 'auto' ? explained(tx, text, params) : explainedPrepared(tx, text, params)
        })
        if (plan) plans.push(plan)
      }
      return plans
    },
    close: () => client.end(),
  }
}

type Planned = { 'QUERY PLAN': [{ Plan: PlanNode }] }
const explain = 'explain (analyze, buffers, format json)'

async function explained(tx: postgres.TransactionSql, text: string, params: Asked['params']) {
  const [row] = await tx.unsafe<Planned[]>(`${explain} ${text}`, params)
  return row?.['QUERY PLAN'][0].Plan
}

/** Only a statement that was prepared has a plan for all parameters. */
async function explainedPrepared(tx: postgres.TransactionSql, text: string, params: Asked['params']) {
  await tx.unsafe(`prepare explained as ${text}`)
  const given = params.map(literalOf).join(', ')
  const [row] = await tx.unsafe<Planned[]>(`${explain} execute explained${given ? `(${given})` : ''}`)
  await tx.unsafe('deallocate explained')
  return row?.['QUERY PLAN'][0].Plan
}

const literalOf = (value: Asked['params'][number]): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return literalOf(`{${value.map((one) => JSON.stringify(one)).join()}}`)
  return `'${String(value).replaceAll("'", "''")}'`
}

const isParameter = (value: unknown): value is string | number | boolean | null | string[] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)

export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
