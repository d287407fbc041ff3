import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { and, desc, eq, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { departments, incidents, reportedInvoices, staff, ticketReads, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { readMoment } from '#app/domain/ground/beijing-time.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canListTickets } from './policy.ts'
import { movedOnFrom } from './moved-on.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { pageOf } from './search-page.ts'
import { search } from './search.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { visibleTo } from './visible-to.ts'
import { inboxViews, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'

export type InboxQuery = {
  view: InboxView
  state?: string | undefined
  department?: string | undefined
  incident?: string | undefined
  priority?: string | undefined
  q?: string | undefined
  after?: string | undefined
  limit: number
}

export type InboxRow = {
  number: string
  subject: string
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
  createdAt: Date
  lastActivityAt: Date
  firstResponseDueAt: Date | null
  firstRespondedAt: Date | null
  resolutionDueAt: Date | null
  resolvedAt: Date | null
  pausedAt: Date | null
  nudgedAt: Date | null
  supervisedAt: Date | null
  rectificationDueAt: Date | null
  unread: boolean
}
export type Page<Row> = { items: Row[]; next: string | null }

/** One page of an inbox view, newest activity first, by keyset. What the actor may not see is not in it. */
export async function listInbox(ctx: Context, query: InboxQuery): Promise<Page<InboxRow>> {
  ensure(canListTickets(ctx.actor))
  const { actor } = ctx
  const found = await search(ctx, query.q)
  const visible = visibleTo(actor)
  const movedOn = found?.isExact ? movedOnFrom(actor) : undefined
  const rows = await ctx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      state: tickets.state,
      priority: tickets.priority,
      kind: tickets.kind,
      channel: tickets.channel,
      department: { key: departments.key, name: departments.name },
      assignee: staff.name,
      incident: incidents.number,
      drillSince: tickets.drillSince,
      invoiceNumber: reportedInvoices.number,
      createdAt: tickets.createdAt,
      lastActivityAt: tickets.lastActivityAt,
      firstResponseDueAt: tickets.firstResponseDueAt,
      firstRespondedAt: tickets.firstRespondedAt,
      resolutionDueAt: tickets.resolutionDueAt,
      resolvedAt: tickets.resolvedAt,
      pausedAt: tickets.pausedAt,
      nudgedAt: tickets.nudgedAt,
      supervisedAt: tickets.supervisedAt,
      rectificationDueAt: tickets.rectificationDueAt,
      reporterWroteAt: tickets.reporterWroteAt,
      readAt: ticketReads.readAt,
    })
    .from(tickets)
    .innerJoin(departments, eq(departments.id, tickets.departmentId))
    .leftJoin(staff, eq(staff.id, tickets.assigneeId))
    .leftJoin(incidents, eq(incidents.id, tickets.incidentId))
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .leftJoin(
      ticketReads,
      and(
        eq(ticketReads.ticketId, tickets.id),
        actor.type === 'staff' ? eq(ticketReads.staffId, actor.id) : sql`false`,
      ),
    )
    .where(
      await pageOf(ctx, found, {
        conditions: and(
          visible && movedOn ? or(visible, movedOn) : visible,
          isDrillAskedFor(query) ? undefined : isNull(tickets.drillSince),
          ofView(ctx, query.view),
          filtered(query),
        ),
        after: after(query.after),
        rows: query.limit + 1,
      }),
    )
    .orderBy(desc(tickets.lastActivityAt), desc(tickets.id))
    .limit(query.limit + 1)

  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ id: _, invoiceNumber, reporterWroteAt, readAt, drillSince, ...row }) => ({
      ...row,
      drill: drillSince !== null,
      invoiceTail: invoiceNumber?.slice(-6) || null,
      unread: reporterWroteAt !== null && (readAt === null || readAt < reporterWroteAt),
    })),
    next: rows.length > query.limit && last ? cursorOf(last) : null,
  }
}

/** Copies for a drill are in no list, but for that of their drill and where one is asked for by its number. */
const isDrillAskedFor = ({ incident, q }: InboxQuery) =>
  Boolean(incident) || (q !== undefined && parseTicketNumber(q) !== null)

function ofView(ctx: Context, view: InboxView): SQL | undefined {
  const { actor } = ctx
  const open = inArray(tickets.state, [...openStates])
  const me = actor.type === 'staff' ? actor : null
  switch (view) {
    case 'mine':
      return and(open, me ? eq(tickets.assigneeId, me.id) : sql`false`)
    case 'unassigned':
      return and(open, isNull(tickets.assigneeId))
    case 'department':
      return and(open, me?.departmentId ? eq(tickets.departmentId, me.departmentId) : sql`false`)
    case 'waiting':
      return inArray(tickets.state, ['waiting_reporter', 'waiting_upstream'])
    case 'late':
      return and(
        open,
        isNull(tickets.pausedAt),
        or(
          lt(tickets.resolutionDueAt, ctx.now),
          and(isNull(tickets.firstRespondedAt), lt(tickets.firstResponseDueAt, ctx.now)),
        ),
      )
    case 'resolved':
      return inArray(tickets.state, ['resolved', 'closed'])
    case 'all':
      return undefined
  }
}

/** By sub-selects, so that choosing a page needs no join. */
function filtered(query: InboxQuery): SQL | undefined {
  return and(
    query.state ? eq(tickets.state, query.state) : undefined,
    query.department
      ? sql`${tickets.departmentId} = (select ${departments.id} from ${departments} where ${departments.key} = ${query.department})`
      : undefined,
    query.incident
      ? sql`${tickets.incidentId} = (select ${incidents.id} from ${incidents} where ${incidents.number} = ${query.incident})`
      : undefined,
    query.priority ? eq(tickets.priority, query.priority) : undefined,
  )
}

const cursorOf = (row: { lastActivityAt: Date; id: string }) =>
  Buffer.from(`${row.lastActivityAt.toISOString()} ${row.id}`).toString('base64url')

/** The place that a cursor stands for; null for what no page has given. */
function placeOf(cursor: string): { at: string; id: string } | null {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(' ')
  return more.length === 0 && readMoment(at) && isUuid(id) ? { at, id } : null
}

/** The cursor itself where it can be read; null where it can't. */
export const cursorIn = (text: string): string | null => (placeOf(text) ? text : null)

/** In an address that a person has kept or cut, a cursor that can't be read means the first page. */
function after(cursor: string | undefined): SQL | undefined {
  const place = cursor ? placeOf(cursor) : null
  if (!place) return undefined
  const { at, id } = place
  return sql`(${tickets.lastActivityAt}, ${tickets.id}) < (${at}::timestamptz, ${id}::uuid)`
}

const countCap = 1001

/** Counts of the views somebody has; a view that is not theirs is not in it. */
export type ViewCounts = Partial<Record<InboxView, number>>

/** Tickets a view, counted up to a thousand: shown as "1000+" beyond. Who has no department has no view of it. */
export async function countViews(ctx: Context): Promise<ViewCounts> {
  const { actor } = ctx
  ensure(canListTickets(actor))
  const hasDepartment = actor.type === 'staff' && actor.departmentId !== null
  const counts: ViewCounts = {}
  await Promise.all(
    inboxViews
      .filter((view) => view !== 'department' || hasDepartment)
      .map(async (view) => {
        const capped = ctx.db
          .select({ one: sql`1` })
          .from(tickets)
          .where(and(visibleTo(actor), isNull(tickets.drillSince), ofView(ctx, view)))
          .limit(countCap)
          .as('capped')
        const [row] = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(capped)
        counts[view] = row?.count ?? 0
      }),
  )
  return counts
}
