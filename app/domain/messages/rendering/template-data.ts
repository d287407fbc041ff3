import { and, eq, inArray } from 'drizzle-orm'
import {
  announcements,
  incidents,
  incidentStages,
  incidentSubscribers,
  incidentUpdates,
  maintenanceUpdates,
  maintenanceWindows,
  messages,
  notices,
  oneTimeCodes,
  subscribers,
  tickets,
} from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { IncidentSubscriber } from '#app/domain/delivery/subscribers/incident-subscriber.ts'
import type { Subscriber } from '#app/domain/delivery/subscribers/subscriber.ts'
import { currentWording, type Wording } from '#app/domain/messages/wording/wording.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'

export type Notice = typeof notices.$inferSelect
type ById<Row> = Map<string, Row>

/** What the notices of a chunk are about, fetched in a handful of queries. */
export type Subjects = {
  tickets: ById<typeof tickets.$inferSelect>
  messages: ById<typeof messages.$inferSelect>
  updates: ById<typeof incidentUpdates.$inferSelect>
  incidents: ById<typeof incidents.$inferSelect>
  stages: Map<string, Array<typeof incidentStages.$inferSelect>>
  codes: ById<typeof oneTimeCodes.$inferSelect>
  windowUpdates: ById<typeof maintenanceUpdates.$inferSelect>
  windows: ById<typeof maintenanceWindows.$inferSelect>
  announcements: ById<typeof announcements.$inferSelect>
  /** What the house says in words of its own. */
  wording: Wording
}

/** Who gets news because of a subscription can end it: by channel and recipient, and incident where it is about one. */
export type Subscriptions = {
  subscribers: Map<string, Subscription>
  incidentSubscribers: Map<string, IncidentSubscription>
}
export type Subscription = Pick<Subscriber, 'id' | 'confirmedAt' | 'unsubscribedAt' | 'kinds' | 'components'>
export type IncidentSubscription = Pick<IncidentSubscriber, 'id' | 'unsubscribedAt'>
export type Material = Subjects & Subscriptions

export async function loadSubjects(ctx: Context, found: readonly Notice[]): Promise<Subjects> {
  const subjects = (type: string) =>
    found.filter((notice) => notice.subjectType === type).map((notice) => notice.subjectId)
  const details = (name: string) => found.flatMap((notice) => notice.details[name] ?? [])
  const { db } = ctx

  const ticketRows = await some(subjects('ticket'), (ids) =>
    db.select().from(tickets).where(inArray(tickets.id, ids)),
  )
  const messageRows = await some(details('messageId'), (ids) =>
    db.select().from(messages).where(inArray(messages.id, ids)),
  )
  const updateRows = await some(subjects('incident_update'), (ids) =>
    db.select().from(incidentUpdates).where(inArray(incidentUpdates.id, ids)),
  )
  const codeRows = await some(subjects('one_time_code'), (ids) =>
    db.select().from(oneTimeCodes).where(inArray(oneTimeCodes.id, ids)),
  )
  const incidentIds = [
    ...updateRows.map((update) => update.incidentId),
    ...ticketRows.flatMap((ticket) => ticket.incidentId ?? []),
    ...codeRows.flatMap((code) => code.incidentId ?? []),
  ]
  const incidentRows = await some(incidentIds, (ids) =>
    db.select().from(incidents).where(inArray(incidents.id, ids)),
  )
  const stageRows = await some(
    updateRows.map((update) => update.incidentId),
    (ids) => db.select().from(incidentStages).where(inArray(incidentStages.incidentId, ids)),
  )
  const windowUpdateRows = await some(subjects('maintenance_update'), (ids) =>
    db.select().from(maintenanceUpdates).where(inArray(maintenanceUpdates.id, ids)),
  )
  const windowRows = await some(
    windowUpdateRows.map((update) => update.windowId),
    (ids) => db.select().from(maintenanceWindows).where(inArray(maintenanceWindows.id, ids)),
  )
  const announcementRows = await some(subjects('announcement'), (ids) =>
    db.select().from(announcements).where(inArray(announcements.id, ids)),
  )
  return {
    tickets: byId(ticketRows),
    messages: byId(messageRows),
    updates: byId(updateRows),
    incidents: byId(incidentRows),
    stages: grouped(stageRows),
    codes: byId(codeRows),
    windowUpdates: byId(windowUpdateRows),
    windows: byId(windowRows),
    announcements: byId(announcementRows),
    wording: await currentWording(ctx),
  }
}

/** Of the rows of news that are for nobody's ticket: whose subscription each is for, by channel and recipient. */
export async function loadSubscriptions(
  ctx: Context,
  channel: Channel,
  { notices, subjects }: { notices: ReadonlyMap<string, Notice>; subjects: Pick<Subjects, 'updates'> },
  rows: readonly Delivery[],
): Promise<Subscriptions> {
  const recipients = rows
    .filter((row) => row.ticketId === null && notices.get(row.noticeId)?.lane === 'incident')
    .map((row) => row.recipient)
  const { id, recipient, confirmedAt, unsubscribedAt, kinds, components } = subscribers
  const incidentIds = [...subjects.updates.values()].map(({ incidentId }) => incidentId)
  const [found, ofIncidents] = await Promise.all([
    some(recipients, (all) =>
      ctx.db
        .select({ id, recipient, confirmedAt, unsubscribedAt, kinds, components })
        .from(subscribers)
        .where(and(eq(subscribers.channel, channel), inArray(recipient, all))),
    ),
    some(incidentIds, (incidents) =>
      some(recipients, (all) => subscriptionsTo(ctx, incidents, channel, all)),
    ),
  ])
  return {
    subscribers: new Map(found.map((row) => [`${channel}:${row.recipient}`, row])),
    incidentSubscribers: new Map(
      ofIncidents.map((row) => [`${row.incidentId}:${channel}:${row.recipient}`, row]),
    ),
  }
}

function subscriptionsTo(ctx: Context, incidentIds: string[], channel: Channel, recipients: string[]) {
  const { id, incidentId, recipient, unsubscribedAt } = incidentSubscribers
  return ctx.db
    .select({ id, incidentId, recipient, unsubscribedAt })
    .from(incidentSubscribers)
    .where(
      and(
        eq(incidentSubscribers.channel, channel),
        inArray(recipient, recipients),
        inArray(incidentId, incidentIds),
      ),
    )
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ById<Row> =>
  new Map(rows.map((row) => [row.id, row]))

async function some<Row>(ids: readonly string[], query: (ids: string[]) => Promise<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : query([...new Set(ids)])
}

function grouped<Row extends { incidentId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.incidentId, [...(groups.get(row.incidentId) ?? []), row])
  return groups
}
