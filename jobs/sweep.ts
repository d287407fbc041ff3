import type { Context } from '#app/domain/ground/context.ts'
import { log } from '#app/platform/log.ts'
import type { RawSql } from '#db/client.ts'
import type { Sweep } from '#jobs/sweeps.ts'

/**
 * Takes a lease for the rest of a period. It belongs to the period and not to its holder: of all workers one
 * sweeps in each, and a holder that dies delays the next by no more than that.
 */
export async function takeLease(
  sql: RawSql,
  name: string,
  holder: string,
  seconds: number,
): Promise<boolean> {
  const taken = await sql`
    insert into leases (name, holder, until) values (${name}, ${holder}, now() + ${seconds} * interval '1 second')
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
     where leases.until <= now()
    returning name`
  return taken.length > 0
}

/** Runs each step; one that fails is logged and does not hold up the others. */
export async function sweepOnce(ctx: Context, steps: readonly Sweep[]): Promise<void> {
  for (const step of steps) {
    try {
      await step.run(ctx)
    } catch (error) {
      log.error({ err: error, sweep: step.name }, 'a sweep failed')
    }
  }
}
