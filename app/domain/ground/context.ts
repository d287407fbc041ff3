import type { Database } from '#db/client.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import type { Scope } from '#app/domain/people/roles/scopes.ts'

export type StaffActor = {
  type: 'staff'
  id: string
  name: string
  roles: readonly Role[]
  departmentId: string | null
  departmentKey: string | null
}
/**
 * Who reported a ticket. `isUnproven`: by the browser that filed it, while nobody has shown that the contact is theirs;
 * it may belong to somebody else.
 */
export type ReporterActor = { type: 'reporter'; ticketId: string; isUnproven?: true }
export type ApiActor = { type: 'api'; keyId: string; scopes: readonly Scope[] }
/** Anybody, with nothing proven; `address` is where they ask from, for throttles only. */
export type AnonymousActor = { type: 'anonymous'; address?: string }
export type Actor = StaffActor | ReporterActor | ApiActor | AnonymousActor | { type: 'system' }

export type Enqueue = <N extends JobName>(name: N, data: JobData<N>) => Promise<void>

/** All a verb takes from outside. `now` is the time of the request or job; leases and expiries use the database's clock instead. */
export type Context = {
  actor: Actor
  db: Database
  enqueue: Enqueue
  now: Date
}

type AfterCommit = (outside: Context) => Promise<void>

/** Contexts inside a transaction, with what waits for its commit. */
const joined = new WeakMap<Context, AfterCommit[]>()
const retryable = new Set(['40001', '40P01'])
const maxTries = 3

/**
 * Runs `work` in one transaction; an inner call joins the outer transaction.
 * Jobs enqueued inside wait for the commit.
 */
export const inTransaction = <T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> =>
  joined.has(ctx) ? work(ctx) : retried(ctx, () => runOnce(ctx, work))

/**
 * Work that is one statement, or one transaction: after a serialization failure or a deadlock it is done again, here
 * and nowhere else. Inside a transaction only the whole of that can be.
 */
export async function retried<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  if (joined.has(ctx)) return work()
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= maxTries || !retryable.has(sqlState(error) ?? '')) throw error
    }
  }
}

async function runOnce<T>(ctx: Context, inside: (tx: Context) => Promise<T>): Promise<T> {
  const pending: AfterCommit[] = []
  const result = await ctx.db.transaction(async (db) => {
    const tx: Context = {
      ...ctx,
      db,
      enqueue: async (name, data) => void pending.push(() => ctx.enqueue(name, data)),
    }
    joined.set(tx, pending)
    return inside(tx)
  })
  // At once, so that they reach the queue together.
  await Promise.all(pending.map((work) => work(ctx)))
  return result
}

/** Does work once the transaction is committed, outside of it, or at once where there is none; never after a rollback. */
export async function afterCommit(ctx: Context, work: (outside: Context) => Promise<void>): Promise<void> {
  const pending = joined.get(ctx)
  if (pending) pending.push(work)
  else await work(ctx)
}

/** The SQLSTATE of a database error, also where drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) return error.code
  return 'cause' in error ? sqlState(error.cause) : undefined
}

/** The same context for another actor; inside a transaction it stays in it. */
export function withActor<A extends Actor>(ctx: Context, actor: A): Context & { actor: A } {
  const other = { ...ctx, actor }
  const pending = joined.get(ctx)
  if (pending) joined.set(other, pending)
  return other
}

export const asSystem = (ctx: Context): Context => withActor(ctx, { type: 'system' })
