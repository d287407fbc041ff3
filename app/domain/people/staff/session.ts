import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { departments, staff, staffSessions } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import { ensure, notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { sessionHash } from './sign-in.ts'
import { actorColumns, actorOf } from './staff-actor.ts'

const idleMinutes = 120
const seenEveryMs = 60_000

/** Whether somebody does something, or an open page asks by itself: that is no use that keeps a session from ending. */
export type SessionUse = 'used' | 'quiet'

/** Who is behind a session token, or null where it is unknown, ended, expired or idle for two hours. */
export async function staffOfSession(
  ctx: Context,
  token: string,
  how: SessionUse = 'used',
): Promise<StaffActor | null> {
  const [row] = await ctx.db
    .select({
      sessionId: staffSessions.id,
      lastSeenAt: staffSessions.lastSeenAt,
      ...actorColumns,
    })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staffId))
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(
      and(
        eq(staffSessions.tokenHash, sessionHash(token)),
        isNull(staffSessions.endedAt),
        isNull(staff.leftAt),
        gt(staffSessions.expiresAt, ctx.now),
        gt(staffSessions.lastSeenAt, new Date(ctx.now.getTime() - idleMinutes * 60_000)),
      ),
    )
  if (!row) return null
  if (how === 'used' && ctx.now.getTime() - row.lastSeenAt.getTime() > seenEveryMs) {
    await ctx.db.update(staffSessions).set({ lastSeenAt: ctx.now }).where(eq(staffSessions.id, row.sessionId))
  }
  return actorOf(row)
}

export async function signOut(ctx: Context, token: string): Promise<void> {
  const ended = await ctx.db
    .update(staffSessions)
    .set({ endedAt: ctx.now })
    .where(and(eq(staffSessions.tokenHash, sessionHash(token)), isNull(staffSessions.endedAt)))
    .returning({ staffId: staffSessions.staffId })
  for (const { staffId } of ended) {
    await audit(ctx, { action: 'staff.signed_out', subject: { type: 'staff', id: staffId } })
    await tellDesk(ctx, [{ session: staffId }])
  }
}

export type SessionRow = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  current: boolean
}

/** One's own open sessions, the newest first. */
export async function listOwnSessions(ctx: Context, currentToken: string): Promise<SessionRow[]> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  const rows = await ctx.db
    .select()
    .from(staffSessions)
    .where(
      and(
        eq(staffSessions.staffId, actor.id),
        isNull(staffSessions.endedAt),
        gt(staffSessions.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(staffSessions.lastSeenAt))
  const current = sessionHash(currentToken)
  return rows.map(({ id, userAgent, createdAt, lastSeenAt, tokenHash }) => ({
    id,
    userAgent,
    createdAt,
    lastSeenAt,
    current: tokenHash === current,
  }))
}

/** Ends one of one's own sessions, on another machine perhaps. */
export async function endOwnSession(ctx: Context, sessionId: string): Promise<void> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  if (!isUuid(sessionId)) throw notFound()
  const ended = await ctx.db
    .update(staffSessions)
    .set({ endedAt: ctx.now })
    .where(and(eq(staffSessions.id, sessionId), eq(staffSessions.staffId, actor.id)))
    .returning({ id: staffSessions.id })
  if (ended.length === 0) throw notFound()
  await audit(ctx, { action: 'staff.session_ended', subject: { type: 'staff', id: actor.id } })
  await tellDesk(ctx, [{ session: actor.id }])
}

/** Signs somebody out everywhere. */
export async function endSessions(tx: Context, staffId: string): Promise<void> {
  await tx.db
    .update(staffSessions)
    .set({ endedAt: tx.now })
    .where(and(eq(staffSessions.staffId, staffId), isNull(staffSessions.endedAt)))
  await tellDesk(tx, [{ session: staffId }])
}
