import { and, desc, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { alarms, incidents, tickets } from '#db/schema/index.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { ensure, notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { bellSignal } from './raise.ts'

const mostShown = 50

export type OwnAlarm = {
  id: string
  kind: string
  raisedAt: Date
  details: Record<string, string>
  /** null: it is about the service as a whole. */
  subject: { type: 'ticket' | 'incident'; number: string; title: string } | null
}

/** Open alarms of the signed-in person: their own, their department's as a lead, everybody's as a commander. */
export async function listOwnAlarms(ctx: Context): Promise<OwnAlarm[]> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  const rows = await newestOpen(ctx, actor)
  const ids = (type: string) => rows.filter((row) => row.subjectType === type).map((row) => row.subjectId)
  const [ticketRows, incidentRows] = await Promise.all([
    ids('ticket').length > 0
      ? ctx.db
          .select({ id: tickets.id, number: tickets.number, title: tickets.subject })
          .from(tickets)
          .where(inArray(tickets.id, ids('ticket')))
      : [],
    ids('incident').length > 0
      ? ctx.db
          .select({ id: incidents.id, number: incidents.number, title: incidents.title })
          .from(incidents)
          .where(inArray(incidents.id, ids('incident')))
      : [],
  ])
  return rows.flatMap((row) => {
    const ticket = ticketRows.find(({ id }) => id === row.subjectId)
    const incident = incidentRows.find(({ id }) => id === row.subjectId)
    const subject = ticket
      ? { type: 'ticket' as const, number: ticket.number, title: ticket.title }
      : incident
        ? { type: 'incident' as const, number: incident.number, title: incident.title['zh-CN'] }
        : null
    return subject || row.subjectType === 'service'
      ? [{ id: row.id, kind: row.kind, raisedAt: row.raisedAt, details: row.details, subject }]
      : []
  })
}

/** The newest of each kind of owner by an index of its own, then the newest of those: an OR would sort all open alarms. */
async function newestOpen(ctx: Context, actor: StaffActor) {
  const parts = owners(actor).map(
    (owner) => sql`(select ${alarms.id} from ${alarms} where ${and(isNull(alarms.acknowledgedAt), owner)}
                     order by ${alarms.raisedAt} desc limit ${mostShown})`,
  )
  return ctx.db
    .select()
    .from(alarms)
    .where(sql`${alarms.id} in (${sql.join(parts, sql` union `)})`)
    .orderBy(desc(alarms.raisedAt))
    .limit(mostShown)
}

const concerns = (actor: StaffActor): SQL | undefined => or(...owners(actor))

function owners(actor: StaffActor): Array<SQL | undefined> {
  return [
    eq(alarms.staffId, actor.id),
    ...(hasRole(actor, 'commander', 'admin')
      ? [and(isNull(alarms.staffId), isNull(alarms.departmentId))]
      : []),
    ...(hasRole(actor, 'lead') && actor.departmentId ? [eq(alarms.departmentId, actor.departmentId)] : []),
  ]
}

export async function acknowledgeAlarm(ctx: Context, alarmId: string): Promise<void> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  if (!isUuid(alarmId)) throw notFound()
  if (!(await acknowledge(ctx, actor, eq(alarms.id, alarmId)))) throw notFound()
}

/** All of one's own open alarms raised until then: what was raised since the page was made has been read by nobody. */
export async function acknowledgeAlarmsUntil(ctx: Context, until: Date): Promise<void> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  await acknowledge(ctx, actor, lte(alarms.raisedAt, until))
}

/** Whether there were any of these. */
async function acknowledge(ctx: Context, actor: StaffActor, which: SQL): Promise<boolean> {
  const seen = await ctx.db
    .update(alarms)
    .set({ acknowledgedAt: ctx.now, acknowledgedBy: actor.id })
    .where(and(which, isNull(alarms.acknowledgedAt), concerns(actor)))
    .returning({ bell: alarms.staffId, department: alarms.departmentId })
  // Each bell once, however many of its alarms there were.
  const bells = new Map(seen.map((alarm) => [`${alarm.bell} ${alarm.department}`, alarm]))
  await tellDesk(ctx, [...bells.values()].map(bellSignal))
  return seen.length > 0
}
