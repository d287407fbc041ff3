import { asc, eq, inArray, sql } from 'drizzle-orm'
import { incidents, reportedInvoices, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { storeContact } from '#app/domain/contacts/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { startClocks } from '#app/domain/desk/tickets/clocks.ts'
import { insertTicket } from '#app/domain/desk/tickets/insert-ticket.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { canSee } from '#app/domain/desk/tickets/policy.ts'
import { subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { isPriority, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { lockIncident, subjectOfIncident, type Incident } from './incident.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'

/**
 * Copies real tickets into a drill (I10), each once: what was reported, without who reported it. A copy has a contact
 * without any address, so nothing done to it reaches anybody, and the real tickets are only read. Returns how many
 * copies were made. Throws conflict where the incident is no drill, invalid and notFound for numbers that are none.
 */
export function copyTicketsIntoDrill(
  ctx: Context,
  incidentNumber: string,
  numbers: readonly string[],
): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const drill = await lockIncident(tx, incidentNumber)
    if (!drill.drillSince) throw conflict('incident.no_drill')
    if (drill.resolvedAt) throw conflict('incident.resolved')
    const originals = await withoutCopyIn(tx, drill, await realTickets(tx, numbers))
    for (const original of originals) await copyTicket(tx, drill, original)
    if (originals.length > 0) {
      await record(tx, {
        action: 'incident.tickets_copied',
        subject: subjectOfIncident(drill),
        details: { count: originals.length },
      })
      await tx.db
        .update(incidents)
        .set({ version: sql`${incidents.version} + 1` })
        .where(eq(incidents.id, drill.id))
    }
    return originals.length
  })
}

/** The tickets of these numbers, read without a lock. A copy is not copied again. */
async function realTickets(tx: Context, numbers: readonly string[]): Promise<Ticket[]> {
  const wanted = new Set<string>()
  for (const [index, number] of numbers.entries()) {
    const canonical = parseTicketNumber(number)
    if (!canonical) throw invalid([{ field: `tickets[${index}]`, message: 'ticket_number' }])
    wanted.add(canonical)
  }
  if (wanted.size === 0) return []
  const found = await tx.db
    .select()
    .from(tickets)
    .where(inArray(tickets.number, [...wanted]))
    .orderBy(asc(tickets.id))
  const isKnown = found.length === wanted.size && found.every((ticket) => canSee(tx.actor, ticket))
  ensure(isKnown, () => notFound('ticket.unknown'))
  if (found.some((ticket) => ticket.drillSince)) throw conflict('ticket.copy_in_incident')
  return found
}

async function withoutCopyIn(tx: Context, drill: Incident, originals: Ticket[]): Promise<Ticket[]> {
  const copied = await tx.db
    .select({ id: tickets.copiedFromId })
    .from(tickets)
    .where(eq(tickets.incidentId, drill.id))
  const ids = new Set(copied.map(({ id }) => id))
  return originals.filter(({ id }) => !ids.has(id))
}

async function copyTicket(tx: Context, drill: Incident, original: Ticket): Promise<void> {
  const contact = await storeContact(tx, { language: 'zh-CN' })
  const { kind, category, symptom, causeCode, subject, description, priority, departmentId } = original
  const rated = {
    kind: isTicketKind(kind) ? kind : ('missing_invoice' as const),
    priority: isPriority(priority) ? priority : ('normal' as const),
  }
  const copy = await insertTicket(tx, {
    id: uuidv7(tx.now),
    kind,
    category,
    symptom,
    causeCode,
    subject,
    description,
    priority,
    departmentId,
    state: 'new',
    assignBy: 'none',
    channel: original.channel,
    contactId: contact.id,
    reporterType: original.reporterType,
    incidentId: drill.id,
    drillSince: tx.now,
    copiedFromId: original.id,
    createdAt: tx.now,
    lastActivityAt: tx.now,
    ...startClocks(rated, tx.now),
  })
  await copyInvoice(tx, original.id, copy.id)
  await record(tx, {
    action: 'ticket.copied_for_drill',
    subject: subjectOf(copy),
    details: { number: copy.number, incidentId: drill.id, incident: drill.number },
  })
}

/** What the invoice is, without whose it is. */
async function copyInvoice(tx: Context, fromTicketId: string, toTicketId: string): Promise<void> {
  const { key, kind, code, number, issuedOn, amount, region } = reportedInvoices
  const [invoice] = await tx.db
    .select({ key, kind, code, number, issuedOn, amount, region })
    .from(reportedInvoices)
    .where(eq(reportedInvoices.ticketId, fromTicketId))
  if (invoice) await tx.db.insert(reportedInvoices).values({ ...invoice, ticketId: toTicketId })
}
