import { z } from 'zod'
import { maintenanceWindows } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/announcements/content-version.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, invalid } from '#app/domain/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { Translated } from './declare.ts'
import { components } from './incident.ts'
import { newMaintenanceNumber } from './number.ts'
import { canCommand } from './policy.ts'

export const MaintenanceWindow = z.object({
  title: Translated,
  body: Translated,
  components: z.array(z.enum(components)).default([]),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
})
export type MaintenanceWindow = z.output<typeof MaintenanceWindow>

/** Announces a one-off maintenance window; the public pages show it from two weeks ahead until it ends. */
export function announceMaintenance(ctx: Context, window: MaintenanceWindow): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    if (window.endsAt <= window.startsAt) throw invalid([{ field: 'endsAt', message: 'not_later' }])
    const id = uuidv7(tx.now)
    await tx.db.insert(maintenanceWindows).values({
      ...window,
      id,
      number: newMaintenanceNumber(),
      nextAt: window.startsAt,
      createdAt: tx.now,
    })
    await record(tx, {
      action: 'maintenance.announced',
      subject: { type: 'maintenance', id },
      details: { startsAt: window.startsAt.toISOString(), endsAt: window.endsAt.toISOString() },
    })
    await publicContentChanged(tx)
    return id
  })
}
