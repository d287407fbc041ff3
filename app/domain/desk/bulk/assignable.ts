import type { Context } from '#app/domain/ground/context.ts'
import { openTicketsOf } from '#app/domain/desk/tickets/open-tickets-of.ts'
import { listColleagues } from '#app/domain/people/staff/colleagues.ts'
import { seesAllTickets } from '#app/domain/desk/tickets/policy.ts'

export type Assignable = {
  id: string
  name: string
  department: string | null
  available: boolean
  openTickets: number
}

/** Whom somebody may give tickets to, with how many each has open: the own department, or everybody for an overseer. */
export async function listAssignable(ctx: Context): Promise<Assignable[]> {
  const { actor } = ctx
  const own = actor.type === 'staff' ? actor.departmentKey : null
  const people = (await listColleagues(ctx)).filter(
    ({ department }) => seesAllTickets(actor) || (own !== null && department === own),
  )
  const openTickets = await openTicketsOf(
    ctx,
    people.map(({ id }) => id),
  )
  return people.map((person) => ({ ...person, openTickets: openTickets(person.id) }))
}
