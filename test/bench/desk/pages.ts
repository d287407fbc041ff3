import type { Context } from '#app/domain/ground/context.ts'
import { listNotices } from '#app/domain/delivery/broadcasts/notice.ts'
import { listInbox, type InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { inboxViews, type InboxFilters, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { listIncidents, showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import type { Facts } from '#test/bench/desk/facts.ts'
import { fullTexts, lookUps } from '#test/bench/search-terms.ts'

export type Role = 'agent' | 'manager'
/** A page of the desk, and what it shows as the domain is asked for it: both for something else every round. */
export type Page = {
  name: string
  role: Role
  kind: 'page' | 'text'
  path: (round: number) => string
  rows: (ctx: Context, round: number) => Promise<unknown>
}

const limit = 50
const roles: readonly Role[] = ['agent', 'manager']

/** Everything that a page of the desk is measured for. */
export const pagesOf = (facts: Facts): Page[] => [
  ...roles.flatMap((role) => [
    ...inboxViews
      // Who oversees has no department.
      .filter((view) => role === 'agent' || view !== 'department')
      .map((view) => list(`view ${view}`, role, { view })),
    list('department and state', role, { view: 'all', department: 'product', state: 'closed' }),
    list('saved view', role, { view: 'all', order: 'newest', kind: 'missing_invoice', channel: 'hotline' }),
    list('next page', role, { view: 'all', order: 'activity', after: facts.after[role].page2 }),
    list('page 50', role, { view: 'all', order: 'activity', after: facts.after[role].page50 }),
    {
      name: 'ticket',
      role,
      kind: 'page' as const,
      path: (round: number) => `/desk/tickets/${nth(facts.numbers, round)}`,
      rows: (ctx: Context, round: number) => showTicket(ctx, nth(facts.numbers, round)),
    },
    ...Object.entries(lookUps(facts.shape)).map(([name, typed]) => search(name, role, typed, 'page')),
    ...Object.entries(fullTexts).map(([name, typed]) => search(`text ${name}`, role, typed, 'text')),
  ]),
  {
    name: 'incidents',
    role: 'manager',
    kind: 'page',
    path: () => '/desk/incidents',
    rows: (ctx) => listIncidents(ctx),
  },
  {
    name: 'command room',
    role: 'manager',
    kind: 'page',
    path: () => `/desk/incidents/${facts.largestIncident}`,
    rows: (ctx) => showIncident(ctx, facts.largestIncident),
  },
  {
    name: 'notices',
    role: 'manager',
    kind: 'page',
    path: () => '/desk/notices',
    rows: (ctx) => listNotices(ctx),
  },
]

const nth = <T>(of: readonly T[], round: number): T => {
  const one = of[(round * 37) % of.length]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

type Asked = InboxFilters & { view: InboxView; order?: InboxQuery['order']; after?: string | undefined }

const list = (name: string, role: Role, asked: Asked): Page => ({
  name,
  role,
  kind: 'page',
  path: () => pathOf(asked),
  rows: (ctx) => listInbox(ctx, { ...asked, limit }),
})

const search = (name: string, role: Role, typed: (round: number) => string, kind: Page['kind']): Page => ({
  name,
  role,
  kind,
  path: (round) => pathOf({ view: 'all', q: typed(round) }),
  rows: (ctx, round) => listInbox(ctx, { view: 'all', q: typed(round), limit }),
})

const pathOf = (query: Record<string, string | undefined>) =>
  `/desk/tickets?${new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )}`
