import { eq } from 'drizzle-orm'
import { departments, incidents, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { historyOf, messagesOf } from './conversation.ts'
import type { InboxRow } from './inbox.ts'
import { canSee } from './policy.ts'
import { findTicket, type Ticket } from './ticket.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A ticket in the words of the REST API. */
export async function describeTicket(ctx: Context, ticket: Ticket) {
  const [row] = await ctx.db
    .select({ department: departments.key, incident: incidents.number })
    .from(tickets)
    .innerJoin(departments, eq(departments.id, tickets.departmentId))
    .leftJoin(incidents, eq(incidents.id, tickets.incidentId))
    .where(eq(tickets.id, ticket.id))
  if (!row) throw notFound()
  return {
    number: ticket.number,
    kind: ticket.kind,
    category: ticket.category,
    symptom: ticket.symptom,
    subject: ticket.subject,
    state: ticket.state,
    department: row.department,
    priority: ticket.priority,
    ...(ticket.causeCode ? { causeCode: ticket.causeCode } : {}),
    channel: ticket.channel,
    ...(row.incident ? { incident: row.incident } : {}),
    ...(ticket.drillSince ? { drill: true } : {}),
    dueAt: { firstResponse: iso(ticket.firstResponseDueAt), resolution: iso(ticket.resolutionDueAt) },
    firstRespondedAt: iso(ticket.firstRespondedAt),
    resolvedAt: iso(ticket.resolvedAt),
    createdAt: ticket.createdAt.toISOString(),
    version: ticket.version,
  }
}

/** The whole ticket: its conversation and history too. Throws notFound where the caller may not see it. */
export async function describeWholeTicket(ctx: Context, number: string) {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  const [described, messages, events] = await Promise.all([
    describeTicket(ctx, ticket),
    messagesOf(ctx, ticket),
    historyOf(ctx, 'ticket', ticket.id, ticket.createdAt),
  ])
  return {
    ...described,
    description: ticket.description,
    messages: messages.map(({ id, author, visibility, body, channel, createdAt }) => ({
      id,
      author,
      visibility,
      body,
      channel,
      createdAt: createdAt.toISOString(),
    })),
    events: events.map(({ id, at, action, actorType, details }) => ({
      id,
      at: at.toISOString(),
      action,
      actor: actorType,
      details,
    })),
  }
}

/** A row of a list in the words of the REST API. */
export const describeRow = (row: InboxRow) => ({
  number: row.number,
  kind: row.kind,
  subject: row.subject,
  state: row.state,
  department: row.department.key,
  priority: row.priority,
  channel: row.channel,
  ...(row.incident ? { incident: row.incident } : {}),
  ...(row.drill ? { drill: true } : {}),
  dueAt: { firstResponse: iso(row.firstResponseDueAt), resolution: iso(row.resolutionDueAt) },
  resolvedAt: iso(row.resolvedAt),
  createdAt: row.createdAt.toISOString(),
  lastActivityAt: row.lastActivityAt.toISOString(),
})
