import { and, desc, eq } from 'drizzle-orm'
import { departments, incidents, reportedInvoices, surveys, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { toPublic, type PublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import { showSurvey, type SurveyView } from '#app/domain/desk/surveys/show-survey.ts'
import type { Language } from '#app/i18n/language.ts'
import {
  filesOf,
  historyOf,
  messagesOf,
  promisesOf,
  type Attachment,
  type Entry,
  shownEntry,
  type PromiseRow,
  type ShownEntry,
} from '#app/domain/desk/tickets/conversation.ts'
import { heldStepOf, type HeldStep } from '#app/domain/desk/tickets/held-step.ts'
import { FormerColumns } from '#app/domain/desk/tickets/restore.ts'
import { withoutTakenBack } from '#app/domain/desk/tickets/taken-back.ts'
import { stateOf } from '#app/domain/desk/tickets/move.ts'
import { nextNudgeAt } from '#app/domain/desk/tickets/nudge.ts'
import { undoableUntil } from '#app/domain/desk/tickets/undo-withdrawal.ts'
import { isOwn } from '#app/domain/desk/tickets/policy.ts'
import { invoiceView, type InvoiceView } from '#app/domain/desk/tickets/invoice-view.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type OwnTicket = {
  number: string
  subject: string
  description: string
  kind: string
  symptom: string | null
  state: TicketState
  department: string
  createdAt: Date
  invoice: Pick<InvoiceView, 'kind' | 'code' | 'number' | 'issuedOn' | 'amount'> | null
  /** What happens next and by when. */
  next: {
    step: 'first_response' | 'next_update' | 'resolution' | 'rectification' | 'reporter' | 'rate' | 'done'
    by: Date | null
  }
  resolutionDueAt: Date | null
  /** Only what this browser filed is shown, until the contact is proven. */
  isUnproven: boolean
  messages: Array<ShownEntry<Pick<Entry, 'id' | 'author' | 'body' | 'createdAt'>>>
  files: Attachment[]
  promises: Array<Omit<PromiseRow, 'madeBy'>>
  timeline: Array<{ at: Date; action: string; reason: string | null }>
  incident: PublicIncident | null
  survey: (SurveyView & { id: string; token: string }) | null
  /** When one may nudge again, where it was done lately. */
  nextNudgeAt: Date | null
  /** Until when a withdrawal may be taken back. */
  undoableUntil: Date | null
  can: { answer: boolean; nudge: boolean; withdraw: boolean; reopen: boolean; rate: boolean }
}

/** Events a reporter may know of; reasons only of those that are told to them anyway. */
const publicActions: Record<string, { tellsReason: boolean }> = {
  'ticket.filed': { tellsReason: false },
  'ticket.opened': { tellsReason: false },
  'ticket.assigned': { tellsReason: false },
  'ticket.transferred': { tellsReason: false },
  'ticket.waits_for_reporter': { tellsReason: false },
  'ticket.waits_for_upstream': { tellsReason: false },
  'ticket.resumed': { tellsReason: false },
  'ticket.extended': { tellsReason: true },
  'ticket.linked': { tellsReason: false },
  'ticket.nudged': { tellsReason: false },
  'ticket.resolved': { tellsReason: false },
  'ticket.reopened': { tellsReason: false },
  'ticket.rectification_started': { tellsReason: false },
  'ticket.withdrawn': { tellsReason: false },
  'ticket.withdrawal_undone': { tellsReason: false },
  'ticket.cancelled': { tellsReason: true },
  'ticket.archived': { tellsReason: false },
  'ticket.rated': { tellsReason: false },
}

/** The ticket as its reporter sees it: picked fields, no internal notes, no names of staff. Throws notFound. */
export async function showOwnTicket(ctx: Context, language: Language): Promise<OwnTicket> {
  const { actor } = ctx
  ensure(actor.type === 'reporter', notFound)
  const [row] = await ctx.db
    .select({ ticket: tickets, department: departments.name, invoice: reportedInvoices, incident: incidents })
    .from(tickets)
    .innerJoin(departments, eq(departments.id, tickets.departmentId))
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .leftJoin(incidents, eq(incidents.id, tickets.incidentId))
    .where(eq(tickets.id, actor.ticketId))
  ensure(row !== undefined && isOwn(actor, row.ticket), notFound)
  const { incident } = row
  const [held, entries, attached, promised, happened, latest] = await Promise.all([
    heldStepOf(ctx, actor.ticketId),
    messagesOf(ctx, row.ticket),
    filesOf(ctx, row.ticket),
    promisesOf(ctx, row.ticket.id),
    historyOf(ctx, 'ticket', row.ticket.id, row.ticket.createdAt),
    latestSurvey(ctx, row.ticket.id),
  ])
  const isKnown = knownBefore(held)
  const ticket = held ? { ...row.ticket, ...FormerColumns.parse(held.former) } : row.ticket
  const history = withoutTakenBack(happened).filter(isKnown)
  const survey = latest && isKnown(latest) ? latest : null
  const state = stateOf(ticket)
  // What may still be taken back is not shown, but what it ended can't be ended again.
  const isStillOpen = isOpen(stateOf(row.ticket))
  // Whoever only filed may have given somebody else's contact: answers are for the one who gets the messages.
  const isShown = (author: string) => author === 'reporter' || !actor.isUnproven
  const invoice = row.invoice ? invoiceView(row.invoice) : null
  return {
    number: ticket.number,
    subject: ticket.subject,
    description: ticket.description,
    kind: ticket.kind,
    symptom: ticket.symptom,
    state,
    department: textIn(row.department, language),
    createdAt: ticket.createdAt,
    invoice: invoice && {
      kind: invoice.kind,
      code: invoice.code,
      number: invoice.number,
      issuedOn: invoice.issuedOn,
      amount: invoice.amount,
    },
    next: nextStep(ticket, state, survey),
    resolutionDueAt: isOpen(state) ? ticket.resolutionDueAt : null,
    isUnproven: actor.isUnproven ?? false,
    messages: entries
      .filter((entry) => isShown(entry.author) && isKnown(entry))
      .map(({ id, author, body, createdAt }) => shownEntry({ id, author, body, createdAt }, language)),
    files: attached.filter((file) => isShown(file.uploadedBy) && isKnown(file)),
    promises: (actor.isUnproven ? [] : promised).map(({ madeBy: _, ...promise }) => promise),
    timeline: history.flatMap(({ at, action, details }) => {
      const known = publicActions[action]
      const reason =
        known?.tellsReason && !actor.isUnproven && typeof details.reason === 'string' ? details.reason : null
      return known ? [{ at, action, reason }] : []
    }),
    incident:
      incident?.publishedAt && !incident.drillSince ? await toPublic(ctx, incident, language, 3) : null,
    survey: actor.isUnproven ? null : survey,
    nextNudgeAt: nextNudgeAt(ticket, ctx.now),
    undoableUntil: undoableUntil(state, history, ctx.now),
    can: {
      answer: state !== 'cancelled' && state !== 'merged',
      nudge: isOpen(state) && state !== 'waiting_reporter' && isStillOpen,
      withdraw: isOpen(state) && isStillOpen,
      reopen: state === 'resolved' || state === 'closed',
      rate: (!actor.isUnproven && survey?.open) ?? false,
    },
  }
}

/** Nothing that whoever did it may still take back: what has gone in the meantime is not there. */
function knownBefore(held: HeldStep | null): (row: { id: string }) => boolean {
  const made = new Set(held ? [...held.messages, ...held.files, ...held.surveys, ...held.events] : [])
  return ({ id }) => !made.has(id)
}

async function latestSurvey(
  ctx: Context,
  ticketId: string,
): Promise<(SurveyView & { id: string; token: string }) | null> {
  const [latest] = await ctx.db
    .select({ id: surveys.id, expiresAt: surveys.expiresAt })
    .from(surveys)
    .where(and(eq(surveys.ticketId, ticketId)))
    .orderBy(desc(surveys.resolution))
    .limit(1)
  if (!latest) return null
  return {
    ...(await showSurvey(ctx, latest.id)),
    id: latest.id,
    token: linkToken('rate', latest.id, latest.expiresAt),
  }
}

function nextStep(
  ticket: typeof tickets.$inferSelect,
  state: TicketState,
  survey: SurveyView | null,
): OwnTicket['next'] {
  if (state === 'waiting_reporter') return { step: 'reporter', by: null }
  if (isOpen(state)) {
    // Set by a low rating, taken away by the next resolution; an extension moves the date of the resolution alone.
    if (ticket.rectificationDueAt) return { step: 'rectification', by: ticket.resolutionDueAt }
    if (!ticket.firstRespondedAt) return { step: 'first_response', by: ticket.firstResponseDueAt }
    return ticket.nextUpdateDueAt
      ? { step: 'next_update', by: ticket.nextUpdateDueAt }
      : { step: 'resolution', by: ticket.resolutionDueAt }
  }
  return { step: survey?.open && !survey.answer ? 'rate' : 'done', by: null }
}
