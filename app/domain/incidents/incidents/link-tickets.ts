import { line } from '#app/domain/ground/input/text.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { tickets, inOpenState } from '#db/schema/index.ts'
import { record, recordMany } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { canLinkIncident, canSee } from '#app/domain/desk/tickets/policy.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { findIncident, subjectOfIncident, type Incident } from './incident.ts'

const numbers = z.array(line(40)).max(5000).optional()
/** Ticket numbers, as programs send them. */
export const ScopeInput = z.object({ add: numbers, remove: numbers })

export type ScopeChange = { add?: readonly string[]; remove?: readonly string[] }
const ended = ['closed', 'cancelled', 'merged']

/**
 * Puts tickets into an incident's scope or takes them out. A ticket belongs to one incident: one that is in another
 * is refused, and so is a real ticket for a drill, which takes copies. Naming a ticket twice, or one that is linked
 * already, changes nothing.
 */
export function linkTickets(ctx: Context, incidentNumber: string, change: ScopeChange): Promise<Incident> {
  return inTransaction(ctx, async (tx) => {
    const incident = await findIncident(tx, incidentNumber)
    const added = await lockTickets(tx, 'add', change.add ?? [])
    const removed = await lockTickets(tx, 'remove', change.remove ?? [])
    for (const ticket of [...added, ...removed]) {
      // A ticket of another department answers like a number that was never given out.
      ensure(canSee(tx.actor, ticket) || canLinkIncident(tx.actor, ticket), () => notFound('ticket.unknown'))
      ensure(canLinkIncident(tx.actor, ticket))
    }

    ensureOfOneWorld(incident, added)
    const taken = added.find((ticket) => ticket.incidentId && ticket.incidentId !== incident.id)
    if (taken) throw conflict('ticket.in_other_incident', { number: taken.number })
    const over = added.find((ticket) => ended.includes(ticket.state))
    if (over) throw conflict('ticket.ended', { number: over.number })

    await setIncident(
      tx,
      added.filter((ticket) => !ticket.incidentId),
      incident.id,
      incident,
    )
    await setIncident(
      tx,
      removed.filter((ticket) => ticket.incidentId === incident.id),
      null,
      incident,
    )
    return incident
  })
}

/** Real tickets belong to real incidents, and copies to their drill: a drill's recovery resolves what it holds. */
function ensureOfOneWorld(incident: Incident, added: readonly Ticket[]) {
  const stray = added.find((ticket) => (ticket.drillSince === null) !== (incident.drillSince === null))
  if (!stray) return
  throw conflict(incident.drillSince ? 'ticket.real_in_drill' : 'ticket.copy_in_incident', {
    number: stray.number,
  })
}

async function lockTickets(
  tx: Context,
  field: 'add' | 'remove',
  numbers: readonly string[],
): Promise<Ticket[]> {
  const wanted = new Map<string, string>()
  for (const [index, number] of numbers.entries()) {
    const canonical = parseTicketNumber(number)
    if (!canonical) throw invalid([{ field: `${field}[${index}]`, message: 'ticket_number' }])
    wanted.set(canonical, number)
  }
  if (wanted.size === 0) return []
  const found = await tx.db
    .select()
    .from(tickets)
    .where(inArray(tickets.number, [...wanted.keys()]))
    .orderBy(tickets.id)
    .for('update')
  if (found.length < wanted.size) throw notFound('ticket.unknown')
  return found
}

async function setIncident(tx: Context, changed: Ticket[], incidentId: string | null, incident: Incident) {
  if (changed.length === 0) return
  await tx.db
    .update(tickets)
    .set({ incidentId, version: sql`${tickets.version} + 1`, lastActivityAt: tx.now })
    .where(
      inArray(
        tickets.id,
        changed.map((ticket) => ticket.id),
      ),
    )
  const action = incidentId ? 'ticket.linked' : 'ticket.unlinked'
  await recordMany(
    tx,
    changed.map((ticket) => ({
      action,
      subject: subjectOf(ticket),
      details: { incidentId: incident.id, incident: incident.number },
    })),
  )
  await record(tx, {
    action: incidentId ? 'incident.tickets_linked' : 'incident.tickets_unlinked',
    subject: subjectOfIncident(incident),
    details: { count: changed.length, tickets: changed.slice(0, 100).map((ticket) => ticket.number) },
  })
}

export type Scope = {
  tickets: number
  openTickets: number
  contacts: number
  departments: Array<{ key: string; name: Translations; tickets: number }>
}

/** Who is touched, counted live (I4). */
export async function scopeOf(ctx: Context, incidentId: string): Promise<Scope> {
  type Row = { key: string; name: Translations; tickets: number; open: number; contacts: number }
  const rows = await ctx.db.execute<Row>(sql`
    with linked as materialized (
      select department_id, state, contact_id from tickets where incident_id = ${incidentId}::uuid)
    select d.key, d.name, count(*)::int as tickets,
           count(*) filter (where ${inOpenState})::int as open,
           (select count(distinct contact_id)::int from linked) as contacts
      from linked join departments d on d.id = linked.department_id
     group by d.key, d.name`)
  return {
    tickets: rows.reduce((sum, row) => sum + row.tickets, 0),
    openTickets: rows.reduce((sum, row) => sum + row.open, 0),
    contacts: rows[0]?.contacts ?? 0,
    departments: rows.map(({ key, name, tickets: count }) => ({ key, name, tickets: count })),
  }
}
