/** The views of the inbox, in the order in which they stand there. */
export const inboxViews = [
  'mine',
  'unassigned',
  'department',
  'late',
  'due',
  'waiting',
  'resolved',
  'all',
] as const
export type InboxView = (typeof inboxViews)[number]

/** How a list of tickets may be sorted. `due`: by the time of the next clock. */
export const inboxOrders = ['due', 'activity', 'newest', 'oldest', 'priority'] as const
export type InboxOrder = (typeof inboxOrders)[number]

/** The orders in which a view makes sense: what is done has no clock. */
export const ordersOf = (view: InboxView): readonly InboxOrder[] =>
  view === 'resolved' ? ['activity', 'newest', 'oldest'] : inboxOrders

/** The order of a view that says none; what a search finds comes newest first. */
export const usualOrder = (view: InboxView, isSearch: boolean): InboxOrder =>
  view === 'resolved' || isSearch ? 'activity' : 'due'

/** What a list may be narrowed by, as it stands in its address. */
export const inboxFilters = [
  'state',
  'department',
  'assignee',
  'priority',
  'kind',
  'category',
  'channel',
  'cause',
  'incident',
  'tag',
  'from',
  'to',
  'supervised',
  'nudged',
  'rated',
  'unread',
] as const
export type InboxFilter = (typeof inboxFilters)[number]
export type InboxFilters = { [Name in InboxFilter]?: string | undefined }

/** A ticket whose next clock ends within so long is about to be late: half a working day. */
export const dueSoonHours = 4
