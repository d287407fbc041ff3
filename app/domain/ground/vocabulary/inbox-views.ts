/** The views of the inbox, in the order in which they stand there. */
export const inboxViews = ['mine', 'unassigned', 'department', 'waiting', 'late', 'resolved', 'all'] as const
export type InboxView = (typeof inboxViews)[number]
