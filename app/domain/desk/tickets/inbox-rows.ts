import { and, eq, sql } from 'drizzle-orm'
import {
  contacts,
  departments,
  incidents,
  messages,
  reportedInvoices,
  staff,
  ticketReads,
  tickets,
  ticketWatchers,
} from '#db/schema/index.ts'
import { maskName } from '#app/domain/contacts/contacts/mask.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { decryptIfReadable } from '#app/platform/crypto.ts'
import { isUnread } from './unread.ts'

/** Who wrote last, and the beginning of what they wrote: a line of a list has no room for more. */
export type LastWords = { by: 'reporter' | 'staff' | 'system'; name: string | null; text: string }

export type InboxRow = {
  number: string
  subject: string
  symptom: string | null
  state: string
  priority: string
  kind: string
  channel: string
  department: { key: string; name: Translations }
  assignee: string | null
  incident: string | null
  /** A copy made for a drill. */
  drill: boolean
  invoiceTail: string | null
  /** As it was reported; all null where no invoice was. */
  invoice: { kind: string | null; issuedOn: string | null; region: string | null }
  /** Masked. */
  reporter: string | null
  last: LastWords
  createdAt: Date
  lastActivityAt: Date
  firstResponseDueAt: Date | null
  firstRespondedAt: Date | null
  nextUpdateDueAt: Date | null
  resolutionDueAt: Date | null
  resolvedAt: Date | null
  pausedAt: Date | null
  nudgedAt: Date | null
  supervisedAt: Date | null
  rectificationDueAt: Date | null
  unread: boolean
}

/** What is fetched of a text is more than what is shown of it, for it is cut between characters as people count them. */
const fetched = 240
const shown = 80

/** The rows of these tickets, in their order. */
export async function rowsOf(ctx: Context, ids: readonly string[]): Promise<InboxRow[]> {
  if (ids.length === 0) return []
  const { actor } = ctx
  const last = lastPublic(ctx)
  const rows = await ctx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      symptom: tickets.symptom,
      state: tickets.state,
      priority: tickets.priority,
      kind: tickets.kind,
      channel: tickets.channel,
      department: { key: departments.key, name: departments.name },
      assignee: staff.name,
      incident: incidents.number,
      drillSince: tickets.drillSince,
      invoiceNumber: reportedInvoices.number,
      invoiceKind: reportedInvoices.kind,
      issuedOn: reportedInvoices.issuedOn,
      region: reportedInvoices.region,
      contactId: tickets.contactId,
      nameCipher: contacts.nameCipher,
      description: sql<string>`left(${tickets.description}, ${sql.raw(String(fetched))})`,
      lastBy: last.author,
      lastName: last.writer,
      lastText: last.words,
      createdAt: tickets.createdAt,
      lastActivityAt: tickets.lastActivityAt,
      firstResponseDueAt: tickets.firstResponseDueAt,
      firstRespondedAt: tickets.firstRespondedAt,
      nextUpdateDueAt: tickets.nextUpdateDueAt,
      resolutionDueAt: tickets.resolutionDueAt,
      resolvedAt: tickets.resolvedAt,
      pausedAt: tickets.pausedAt,
      nudgedAt: tickets.nudgedAt,
      supervisedAt: tickets.supervisedAt,
      rectificationDueAt: tickets.rectificationDueAt,
      reporterWroteAt: tickets.reporterWroteAt,
      readAt: ticketReads.readAt,
      assigneeId: tickets.assigneeId,
      watchedBy: ticketWatchers.staffId,
    })
    .from(tickets)
    .innerJoin(departments, eq(departments.id, tickets.departmentId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(staff, eq(staff.id, tickets.assigneeId))
    .leftJoin(incidents, eq(incidents.id, tickets.incidentId))
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .leftJoinLateral(last, sql`true`)
    .leftJoin(
      ticketReads,
      and(
        eq(ticketReads.ticketId, tickets.id),
        actor.type === 'staff' ? eq(ticketReads.staffId, actor.id) : sql`false`,
      ),
    )
    .leftJoin(
      ticketWatchers,
      and(
        eq(ticketWatchers.ticketId, tickets.id),
        actor.type === 'staff' ? eq(ticketWatchers.staffId, actor.id) : sql`false`,
      ),
    )
    .where(sql`${tickets.id} = any(${sql.param([...ids])}::uuid[])`)

  const places = new Map(ids.map((id, index) => [id, index]))
  return rows
    .toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0))
    .map(
      ({
        id: _,
        invoiceNumber,
        invoiceKind,
        issuedOn,
        region,
        reporterWroteAt,
        readAt,
        assigneeId,
        watchedBy,
        drillSince,
        contactId,
        nameCipher,
        description,
        lastBy,
        lastName,
        lastText,
        ...row
      }) => ({
        ...row,
        drill: drillSince !== null,
        invoiceTail: invoiceNumber?.slice(-6) || null,
        invoice: { kind: invoiceKind, issuedOn, region },
        reporter: masked(contactId, nameCipher),
        last: {
          by: lastBy ?? 'reporter',
          name: lastName,
          text: oneLine(
            lastBy && lastBy !== 'reporter' ? plainBeginning(lastText ?? '') : (lastText ?? description),
          ),
        },
        unread: isUnread(actor, { reporterWroteAt, readAt, assigneeId, watchedBy }),
      }),
    )
}

/** The last message of a ticket that its reporter may read, too: one is looked up a ticket, by its index. */
const lastPublic = (ctx: Context) =>
  ctx.db
    .select({
      author: messages.author,
      writer: sql<string | null>`(select s.name from ${staff} s where s.id = ${messages.staffId})`.as(
        'writer',
      ),
      words: sql<string>`left(${messages.body}, ${sql.raw(String(fetched))})`.as('words'),
    })
    .from(messages)
    .where(and(eq(messages.ticketId, tickets.id), eq(messages.visibility, 'public')))
    .orderBy(sql`${messages.createdAt} desc, ${messages.id} desc`)
    .limit(1)
    .as('last')

/** The text is cut where enough is fetched of it: of a link that is cut in its address, its words stay. */
const plainBeginning = (markdown: string) => plainText(markdown.replace(/\[([^[\]]*)\]\([^()]*$/, '$1'))

const oneLine = (text: string) => cutText(text.replace(/\s+/g, ' ').trim(), shown)

function masked(id: string, cipher: Buffer | null): string | null {
  const name = cipher ? decryptIfReadable(cipher, { table: 'contacts', column: 'name', row: id }) : null
  return name ? maskName(name) : null
}
