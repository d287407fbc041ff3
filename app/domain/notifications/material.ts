import { inArray } from 'drizzle-orm'
import {
  announcements,
  incidents,
  incidentStages,
  incidentUpdates,
  maintenanceUpdates,
  maintenanceWindows,
  messages,
  notices,
  oneTimeCodes,
  subscribers,
  tickets,
} from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import type { Claimed } from './claim.ts'

export type Notice = typeof notices.$inferSelect
type ById<Row> = Map<string, Row>

/** What the messages of a chunk speak of, fetched in a handful of queries. */
export type Material = {
  tickets: ById<typeof tickets.$inferSelect>
  messages: ById<typeof messages.$inferSelect>
  updates: ById<typeof incidentUpdates.$inferSelect>
  incidents: ById<typeof incidents.$inferSelect>
  stages: Map<string, Array<typeof incidentStages.$inferSelect>>
  codes: ById<typeof oneTimeCodes.$inferSelect>
  windowUpdates: ById<typeof maintenanceUpdates.$inferSelect>
  windows: ById<typeof maintenanceWindows.$inferSelect>
  announcements: ById<typeof announcements.$inferSelect>
  /** By channel and recipient: who gets news because of a subscription can end it. */
  subscribers: Map<string, typeof subscribers.$inferSelect>
}

export async function loadMaterial(
  ctx: Context,
  letters: readonly Notice[],
  rows: readonly Claimed[],
): Promise<Material> {
  const subjects = (type: string) =>
    letters.filter((notice) => notice.subjectType === type).map((notice) => notice.subjectId)
  const details = (name: string) => letters.flatMap((notice) => notice.details[name] ?? [])
  const { db } = ctx

  const ticketRows = await some(
    [...subjects('ticket'), ...rows.flatMap((row) => row.ticketId ?? [])],
    (ids) => db.select().from(tickets).where(inArray(tickets.id, ids)),
  )
  const messageRows = await some(details('messageId'), (ids) =>
    db.select().from(messages).where(inArray(messages.id, ids)),
  )
  const updateRows = await some(subjects('incident_update'), (ids) =>
    db.select().from(incidentUpdates).where(inArray(incidentUpdates.id, ids)),
  )
  const incidentIds = [
    ...updateRows.map((update) => update.incidentId),
    ...ticketRows.flatMap((ticket) => ticket.incidentId ?? []),
  ]
  const incidentRows = await some(incidentIds, (ids) =>
    db.select().from(incidents).where(inArray(incidents.id, ids)),
  )
  const stageRows = await some(
    updateRows.map((update) => update.incidentId),
    (ids) => db.select().from(incidentStages).where(inArray(incidentStages.incidentId, ids)),
  )
  const codeRows = await some(subjects('one_time_code'), (ids) =>
    db.select().from(oneTimeCodes).where(inArray(oneTimeCodes.id, ids)),
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
  const news = new Set(letters.filter(({ lane }) => lane === 'incident').map(({ id }) => id))
  const subscriberRows = await some(
    rows.filter((row) => row.ticketId === null && news.has(row.noticeId)).map((row) => row.recipient),
    (recipients) => db.select().from(subscribers).where(inArray(subscribers.recipient, recipients)),
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
    subscribers: new Map(subscriberRows.map((row) => [`${row.channel}:${row.recipient}`, row])),
  }
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
