import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { countsOf, type NoticeCounts } from '#app/domain/delivery/ledger/notice-counts.ts'
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { incidents, incidentUpdates, notices, staff, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { historyOf, type HistoryRow } from '#app/domain/desk/tickets/conversation.ts'
import { draftsOf } from './draft-update.ts'
import { isOutdated } from './fitting-update.ts'
import { findIncident, stagesOf, type Incident, type IncidentUpdate, type StageRow } from './incident.ts'
import { scopeOf, type Scope } from './link-tickets.ts'
import { isOwnDraft } from './who-approves.ts'
import { canHandOver } from './policy.ts'
import { canApprove, canCommand, canDraft, canFollow } from '#app/domain/people/roles/may.ts'
import { roleCandidates, rolesOf, type RoleCandidates, type RoleHeld } from './roles.ts'

export type PublishedUpdate = IncidentUpdate & { notice: NoticeCounts | null; authorName: string | null }

export type CommandRoom = {
  incident: Incident
  commander: string | null
  stages: StageRow[]
  scope: Scope
  linked: Array<{ number: string; subject: string; state: string }>
  drafts: Array<IncidentUpdate & { own: boolean; outdated: boolean }>
  updates: PublishedUpdate[]
  history: HistoryRow[]
  roles: RoleHeld[]
  /** Whom a role could be handed to; null for those who may not. */
  candidates: RoleCandidates | null
  can: { command: boolean; draft: boolean; approve: boolean }
}

/** Everything the command room shows of one incident. */
export async function showIncident(ctx: Context, number: string): Promise<CommandRoom> {
  ensure(canFollow(ctx.actor), notFound)
  const incident = await findIncident(ctx, number)
  const { actor } = ctx
  const [commander, stages, scope, linked, drafts, updates, history, roles, candidates] = await Promise.all([
    incident.commanderId
      ? ctx.db.select({ name: staff.name }).from(staff).where(eq(staff.id, incident.commanderId))
      : [],
    stagesOf(ctx, incident.id),
    scopeOf(ctx, incident.id),
    linkedTickets(ctx, incident.id),
    draftsOf(ctx, incident.id),
    publishedOf(ctx, incident.id),
    historyOf(ctx, 'incident', incident.id, incident.declaredAt),
    rolesOf(ctx, incident.id),
    canHandOver(actor, incident) ? roleCandidates(ctx) : null,
  ])
  return {
    incident,
    commander: commander[0]?.name ?? null,
    stages,
    scope,
    linked,
    drafts: await Promise.all(
      drafts.map(async (draft) => ({
        ...draft,
        own: isOwnDraft(actor, draft),
        outdated: await isOutdated(ctx, incident, draft),
      })),
    ),
    updates,
    history,
    roles,
    candidates,
    can: { command: canCommand(actor), draft: canDraft(actor), approve: canApprove(actor) },
  }
}

const linkedTickets = (ctx: Context, incidentId: string) =>
  ctx.db
    .select({ number: tickets.number, subject: tickets.subject, state: tickets.state })
    .from(tickets)
    .where(eq(tickets.incidentId, incidentId))
    .orderBy(desc(tickets.createdAt))
    .limit(100)

async function publishedOf(ctx: Context, incidentId: string): Promise<PublishedUpdate[]> {
  const rows = await ctx.db
    .select({ update: incidentUpdates, notice: notices, authorName: staff.name })
    .from(incidentUpdates)
    .leftJoin(notices, eq(notices.id, incidentUpdates.noticeId))
    .leftJoin(staff, eq(staff.id, incidentUpdates.approvedBy))
    .where(and(eq(incidentUpdates.incidentId, incidentId), isNotNull(incidentUpdates.publishedAt)))
    .orderBy(desc(incidentUpdates.seq))
  return rows.map(({ update, notice, authorName }) => ({
    ...update,
    authorName,
    notice: notice ? countsOf(notice) : null,
  }))
}

export type IncidentRow = {
  number: string
  title: Translations
  severity: number
  publicStatus: string
  declaredAt: Date
  resolvedAt: Date | null
  eta: Date | null
  nextUpdateAt: Date | null
  publishedAt: Date | null
  drill: boolean
  commander: string | null
  tickets: number
  drafts: number
}

export type OpenIncident = Pick<IncidentRow, 'number' | 'title' | 'drill'>

/** What a ticket can be linked to, newest first. */
export async function openIncidents(ctx: Context): Promise<OpenIncident[]> {
  ensure(canFollow(ctx.actor), notFound)
  const rows = await ctx.db
    .select({ number: incidents.number, title: incidents.title, drillSince: incidents.drillSince })
    .from(incidents)
    .where(isNull(incidents.resolvedAt))
    .orderBy(desc(incidents.declaredAt))
  return rows.map(({ drillSince, ...row }) => ({ ...row, drill: drillSince !== null }))
}

/** Incidents for the desk, running ones first. */
export async function listIncidents(ctx: Context, limit = 100): Promise<IncidentRow[]> {
  ensure(canFollow(ctx.actor), notFound)
  const rows = await ctx.db
    .select({
      number: incidents.number,
      title: incidents.title,
      severity: incidents.severity,
      publicStatus: incidents.publicStatus,
      declaredAt: incidents.declaredAt,
      resolvedAt: incidents.resolvedAt,
      eta: incidents.eta,
      nextUpdateAt: incidents.nextUpdateAt,
      publishedAt: incidents.publishedAt,
      drillSince: incidents.drillSince,
      commander: staff.name,
      tickets: sql<number>`(select count(*)::int from tickets t where t.incident_id = ${incidents.id})`,
      drafts: sql<number>`(select count(*)::int from incident_updates u where u.incident_id = ${incidents.id}
                             and u.published_at is null and u.discarded_at is null)`,
    })
    .from(incidents)
    .leftJoin(staff, eq(staff.id, incidents.commanderId))
    .orderBy(sql`${incidents.resolvedAt} is not null`, desc(incidents.declaredAt))
    .limit(limit)
  return rows.map(({ drillSince, ...row }) => ({ ...row, drill: drillSince !== null }))
}
