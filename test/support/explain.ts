import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import * as schema from '#db/schema/index.ts'

type Asked = { text: string; params: postgres.ParameterOrJSON<never>[] }
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
    /** Runs the work and explains, with their actual figures, the queries it asked. */
    async plansOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
      asked.splice(0)
      await work()
      const plans: PlanNode[] = []
      for (const { text, params } of asked.splice(0)) {
        const [row] = await client.unsafe<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
          `explain (analyze, buffers, format json) ${text}`,
          params,
        )
        if (row) plans.push(row['QUERY PLAN'][0].Plan)
      }
      return plans
    },
    close: () => client.end(),
  }
}

const isParameter = (value: unknown): value is string | number | boolean | null | string[] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)

export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
