import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { departments, staff, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { chooseAssignee, type Candidate } from '#app/domain/desk/routing/choose-assignee.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { isHeldForUndo } from './held-step.ts'
import { openTicketsOf } from './open-tickets-of.ts'
import { callAssignee } from './call-staff.ts'
import { subjectOf, type Ticket } from './ticket.ts'

const chunk = 100
/** Nobody gets more open tickets than this by themselves; what comes then waits in the department's queue. */
const openTicketsCap = 40

/**
 * Hands a department's waiting tickets to its people, oldest first. The department's row is locked meanwhile,
 * so that two workers never count the same people at once. Returns how many were assigned.
 */
export function assignWaitingTickets(ctx: Context, departmentId: string): Promise<number> {
  return inTransaction(asSystem(ctx), async (tx) => {
    await tx.db
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.id, departmentId))
      .for('update')
    const waiting = await waitingTickets(tx, departmentId)
    if (waiting.length === 0) return 0
    const candidates = await candidatesOf(tx, departmentId)
    let assigned = 0
    for (const ticket of waiting) {
      const chosen = chooseAssignee(strategyOf(ticket), candidates, openTicketsCap)
      if (!chosen) break
      await give(tx, ticket, chosen)
      chosen.openTickets += 1
      chosen.lastAssignedAt = tx.now
      assigned += 1
    }
    return assigned
  })
}

/** Departments with tickets that nobody has: what the sweep drains. */
export async function departmentsWithWaitingTickets(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.selectDistinct({ id: tickets.departmentId }).from(tickets).where(isWaiting())
  return rows.map((row) => row.id)
}

const isWaiting = () =>
  and(
    isNull(tickets.assigneeId),
    isNull(tickets.drillSince),
    // Who has just handed it over may still take it back.
    sql`not ${isHeldForUndo(sql`${tickets.id}`)}`,
    ne(tickets.assignBy, 'none'),
    inArray(tickets.state, [...openStates]),
  )

const waitingTickets = (tx: Context, departmentId: string): Promise<Ticket[]> =>
  tx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.departmentId, departmentId), isWaiting()))
    .orderBy(asc(tickets.createdAt))
    .limit(chunk)
    .for('update', { skipLocked: true })

async function candidatesOf(tx: Context, departmentId: string): Promise<Candidate[]> {
  const people = await tx.db
    .select({ id: staff.id, lastAssignedAt: staff.lastAssignedAt })
    .from(staff)
    .where(
      and(
        eq(staff.departmentId, departmentId),
        isNull(staff.leftAt),
        isNotNull(staff.availableSince),
        sql`${staff.roles} && array['agent', 'lead']`,
      ),
    )
  const openTickets = await openTicketsOf(
    tx,
    people.map(({ id }) => id),
  )
  return people.map((person) => ({ ...person, openTickets: openTickets(person.id) }))
}

const strategyOf = (ticket: Ticket) => (ticket.assignBy === 'round_robin' ? 'round_robin' : 'fewest_open')

async function give(tx: Context, ticket: Ticket, to: Candidate) {
  await tx.db
    .update(tickets)
    .set({ assigneeId: to.id, assignBy: 'none', version: sql`${tickets.version} + 1` })
    .where(eq(tickets.id, ticket.id))
  await tx.db.update(staff).set({ lastAssignedAt: tx.now }).where(eq(staff.id, to.id))
  await record(tx, {
    action: 'ticket.assigned',
    subject: subjectOf(ticket),
    details: { to: to.id, by: 'routing' },
  })
  await callAssignee(tx, ticket, to.id)
}
