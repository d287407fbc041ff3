import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { openDatabase } from '#db/client.ts'
import type { FilledServer } from '#test/bench/fill/server.ts'
import type { Shape } from '#test/bench/fill/people.ts'
import type { Role } from '#test/bench/desk/pages.ts'

export type Facts = {
  shape: Shape
  /** Tickets of the agent's department, of every year. */
  numbers: string[]
  /** Those of them that are worked on. */
  open: string[]
  largestIncident: string
  /** Where the second page of everything begins, and the fiftieth. */
  after: Record<Role, { page2: string | undefined; page50: string | undefined }>
}

/** What the addresses of the pages name. */
export async function factsOf({ url, shape, agent, manager }: FilledServer): Promise<Facts> {
  const { db, sql, close } = openDatabase(url, { max: 2, statementTimeoutMs: 0 })
  const placesOf = async (actor: StaffActor) => {
    const ctx: Context = { actor, db, enqueue: async () => undefined, now: new Date() }
    const after = async (rows: number) =>
      (await listInbox(ctx, { view: 'all', order: 'activity', limit: Math.min(rows, shape.tickets / 2) }))
        .next
    return { page2: (await after(50)) ?? undefined, page50: (await after(49 * 50)) ?? undefined }
  }
  try {
    const department = agent.departmentId ?? ''
    const numbers = await sql<{ number: string }[]>`
      select number from (select number, row_number() over (order by created_at) as n from tickets
                           where department_id = ${department}) of_all
       where n % greatest(${Math.floor(shape.tickets / 200)}, 1) = 0`
    const open = await sql<{ number: string }[]>`
      select number from tickets where department_id = ${department} and state = 'open' order by id desc limit 1000`
    const [largest] = await sql<{ number: string }[]>`
      select number from incidents order by declared_at desc limit 1`
    return {
      shape,
      numbers: numbers.map(({ number }) => number),
      open: open.map(({ number }) => number),
      largestIncident: largest?.number ?? '',
      after: { agent: await placesOf(agent), manager: await placesOf(manager) },
    }
  } finally {
    await close()
  }
}
