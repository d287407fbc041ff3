import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { incidentRoles, incidents, staff } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { lockIncident, subjectOfIncident } from './incident.ts'
import { canHandOver } from './policy.ts'
import { incidentRoleNames } from '#app/domain/ground/vocabulary/incident-words.ts'
import { fills } from './roles.ts'

export const HandOver = z.object({ role: z.enum(incidentRoleNames), to: z.uuid() })
export type HandOver = z.infer<typeof HandOver>

/**
 * Gives a role of an incident to a colleague from now on; who held it before stays in its history, and the commander's
 * alarms go to the new one. Handing it to whoever holds it changes nothing. Throws invalid for somebody who can't fill it.
 */
export function handOverRole(ctx: Context, number: string, { role, to }: HandOver): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const incident = await lockIncident(tx, number)
    ensure(canHandOver(tx.actor, incident))
    const [colleague] = await tx.db.select().from(staff).where(eq(staff.id, to)).for('share')
    if (!colleague || colleague.leftAt) throw invalid([{ field: 'to', message: 'unknown' }])
    if (!fills(role, colleague.roles)) throw invalid([{ field: 'to', message: 'role_missing' }])

    const current = and(
      eq(incidentRoles.incidentId, incident.id),
      eq(incidentRoles.role, role),
      isNull(incidentRoles.until),
    )
    const [held] = await tx.db.select().from(incidentRoles).where(current)
    if (held?.staffId === to) return
    await tx.db.update(incidentRoles).set({ until: tx.now }).where(current)
    await tx.db
      .insert(incidentRoles)
      .values({ id: uuidv7(tx.now), incidentId: incident.id, role, staffId: to, since: tx.now })
    if (role === 'commander') {
      await tx.db.update(incidents).set({ commanderId: to }).where(eq(incidents.id, incident.id))
    }
    await record(tx, {
      action: 'incident.role_handed_over',
      subject: subjectOfIncident(incident),
      details: { role, from: held?.staffId ?? null, to },
    })
  })
}
