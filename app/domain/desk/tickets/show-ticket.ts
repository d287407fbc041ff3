import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { and, eq } from 'drizzle-orm'
import {
  contacts,
  departments,
  drafts,
  incidents,
  reportedInvoices,
  staff,
  surveyAnswers,
  surveys,
  tickets,
} from '#db/schema/index.ts'
import { maskEmail } from '#app/domain/contacts/contacts/email.ts'
import { maskName } from '#app/domain/contacts/contacts/mask.ts'
import { maskMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { openIfReadable } from '#app/domain/contacts/contacts/open-contact.ts'
import type { Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import {
  filesOf,
  historyOf,
  messagesOf,
  promisesOf,
  type Attachment,
  type HistoryRow,
  shownEntry,
  type PromiseRow,
  type ShownEntry,
} from './conversation.ts'
import {
  canAssign,
  canCorrect,
  canExtend,
  canLinkIncident,
  canReply,
  canReveal,
  canSee,
  canSupervise,
  worksOn,
} from './policy.ts'
import { transitions, whoMayMove } from './states.ts'
import { invoiceView, type InvoiceView } from './invoice-view.ts'
import { stateOf } from './move.ts'
import { hasMovedOn } from './moved-on.ts'
import { relatedTo, type Neighbour } from './related.ts'
import { findTicket, type Ticket } from './ticket.ts'
import { sentMessagesOf, type SentMessages } from './sent-messages.ts'
import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type MaskedContact = {
  /** Under a key that is not set, or damaged: the rest of the ticket is shown. */
  unreadable: boolean
  name: string | null
  mobile: string | null
  email: string | null
  language: string
  notifyBy: string[]
}
export type Rating = { resolution: number; level: number; solved: boolean; comment: string | null; at: Date }
export type TicketView = {
  ticket: Omit<Ticket, 'contactId'>
  /** Another department's by now: to be read only. */
  movedOn: boolean
  department: { id: string; key: string; name: Translations }
  assignee: { id: string; name: string } | null
  contact: MaskedContact
  invoice: InvoiceView | null
  incident: { number: string; title: Translations; publicStatus: string; eta: Date | null } | null
  messages: ShownEntry[]
  files: Attachment[]
  promises: PromiseRow[]
  history: HistoryRow[]
  related: Neighbour[]
  ratings: Rating[]
  sent: SentMessages
  drafts: Array<{ visibility: 'public' | 'internal'; body: string; savedAt: Date }>
  can: {
    reply: boolean
    note: boolean
    assign: boolean
    extend: boolean
    supervise: boolean
    link: boolean
    reveal: boolean
    work: boolean
    correct: boolean
    moveTo: TicketState[]
  }
}

/** A ticket as its agents work with it. Contact data is masked; revealing it is a verb of its own. Throws notFound. */
export async function showTicket(ctx: Context, number: string): Promise<TicketView> {
  const ticket = await findTicket(ctx, number)
  const movedOn = !canSee(ctx.actor, ticket)
  ensure(!movedOn || (await hasMovedOn(ctx, ticket)), notFound)
  const { actor, db } = ctx
  const [people] = await db
    .select({
      department: departments,
      assignee: { id: staff.id, name: staff.name },
      contact: contacts,
      incident: incidents,
      invoice: reportedInvoices,
    })
    .from(tickets)
    .innerJoin(departments, eq(departments.id, tickets.departmentId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(staff, eq(staff.id, tickets.assigneeId))
    .leftJoin(incidents, eq(incidents.id, tickets.incidentId))
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .where(eq(tickets.id, ticket.id))
  if (!people) throw notFound()
  const [entries, attached, promised, history, related, ratings, sent, own] = await Promise.all([
    messagesOf(ctx, ticket),
    filesOf(ctx, ticket),
    promisesOf(ctx, ticket.id),
    historyOf(ctx, 'ticket', ticket.id, ticket.createdAt),
    relatedTo(ctx, ticket),
    ratingsOf(ctx, ticket.id),
    sentMessagesOf(ctx, ticket),
    actor.type === 'staff'
      ? db
          .select()
          .from(drafts)
          .where(and(eq(drafts.ticketId, ticket.id), eq(drafts.staffId, actor.id)))
      : [],
  ])
  const { contactId: _, ...shown } = ticket
  const { department, incident, invoice } = people
  return {
    ticket: shown,
    movedOn,
    department: { id: department.id, key: department.key, name: department.name },
    assignee: people.assignee,
    contact: masked(people.contact),
    invoice: invoice ? invoiceView(invoice) : null,
    incident: incident
      ? {
          number: incident.number,
          title: incident.title,
          publicStatus: incident.publicStatus,
          eta: incident.eta,
        }
      : null,
    messages: entries.map((entry) => shownEntry(entry)),
    files: attached,
    promises: promised,
    history,
    related,
    ratings,
    sent,
    drafts: own.map(({ visibility, body, savedAt }) => ({ visibility, body, savedAt })),
    can: {
      reply: canReply(actor, ticket, 'public'),
      note: canReply(actor, ticket, 'internal'),
      assign: canAssign(actor, ticket),
      extend: canExtend(actor, ticket),
      supervise: canSupervise(actor, ticket),
      link: ticket.drillSince === null && canLinkIncident(actor, ticket),
      reveal: canReveal(actor, ticket),
      work: worksOn(actor, ticket),
      correct: canCorrect(actor, ticket),
      moveTo: worksOn(actor, ticket)
        ? transitions[stateOf(ticket)].filter(
            (to) => to !== 'merged' && whoMayMove(stateOf(ticket), to).includes('staff'),
          )
        : [],
    },
  }
}

function masked(contact: Contact): MaskedContact {
  const open = openIfReadable(contact)
  return {
    unreadable: open.unreadable,
    name: open.name ? maskName(open.name) : null,
    mobile: open.mobile ? maskMobile(open.mobile) : null,
    email: open.email ? maskEmail(open.email) : null,
    language: contact.language,
    notifyBy: contact.notifyBy,
  }
}

const ratingsOf = (ctx: Context, ticketId: string): Promise<Rating[]> =>
  ctx.db
    .select({
      resolution: surveys.resolution,
      level: surveyAnswers.level,
      solved: surveyAnswers.solved,
      comment: surveyAnswers.comment,
      at: surveyAnswers.answeredAt,
    })
    .from(surveyAnswers)
    .innerJoin(surveys, eq(surveys.id, surveyAnswers.surveyId))
    .where(eq(surveys.ticketId, ticketId))
    .orderBy(surveyAnswers.answeredAt)
