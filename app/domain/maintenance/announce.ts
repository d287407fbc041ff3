import { z } from 'zod'
import { maintenanceWindows } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/announcements/content-version.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, invalid } from '#app/domain/errors.ts'
import { Translated } from '#app/domain/incidents/declare.ts'
import { components } from '#app/domain/incidents/incident.ts'
import { newMaintenanceNumber } from '#app/domain/incidents/number.ts'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { nextStep } from './steps.ts'
import { subjectOfWindow, type Window } from './window.ts'

const title = Translated.refine((text) => Object.values(text).every((words) => words.length <= 120), {
  message: 'too_long',
})

export const MaintenancePlan = z.object({
  title,
  body: Translated,
  components: z.array(z.enum(components)).default([]),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  /** The end of the window, kept for checking. */
  verifyMinutes: z.coerce.number().int().min(0).max(720).default(30),
  /** How long before the start subscribers are told; 0: not ahead. */
  noticeMinutes: z.coerce.number().int().min(0).max(20_160).default(1440),
  notify: z.boolean().default(true),
})
export type MaintenancePlan = z.output<typeof MaintenancePlan>

/**
 * Announces a one-off maintenance window. Pages show it at once; subscribers are told `noticeMinutes` before its
 * start (at once where that has passed), at its start, when it is being checked and at its end.
 * Throws invalid for an end that is not after the start, or that has passed.
 */
export function announceMaintenance(ctx: Context, input: z.input<typeof MaintenancePlan>): Promise<Window> {
  const { notify, ...plan } = MaintenancePlan.parse(input)
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    ensureTimes(tx, plan)
    const fresh = {
      ...plan,
      notify: notify ? ('everyone' as const) : ('nobody' as const),
      state: 'scheduled',
      noticedAheadAt: null,
      completedAt: null,
      cancelledAt: null,
    }
    const [window] = await tx.db
      .insert(maintenanceWindows)
      .values({
        ...fresh,
        id: uuidv7(tx.now),
        number: newMaintenanceNumber(),
        nextAt: nextStep(fresh)?.at ?? null,
        createdBy: tx.actor.type === 'staff' ? tx.actor.id : null,
        createdAt: tx.now,
      })
      .returning()
    if (!window) throw new Error('the window was not written')
    await record(tx, {
      action: 'maintenance.announced',
      subject: subjectOfWindow(window),
      details: { startsAt: plan.startsAt.toISOString(), endsAt: plan.endsAt.toISOString() },
    })
    await publicContentChanged(tx)
    await tx.enqueue('maintenance.run', {})
    return window
  })
}

/** An end after the start and ahead, with room to work before the checking begins. Throws invalid naming the field. */
export function ensureTimes(
  tx: Context,
  plan: Pick<MaintenancePlan, 'startsAt' | 'endsAt' | 'verifyMinutes'>,
) {
  if (plan.endsAt <= plan.startsAt) throw invalid([{ field: 'endsAt', message: 'end_before_start' }])
  if (plan.endsAt <= tx.now) throw invalid([{ field: 'endsAt', message: 'not_later' }])
  const workMs = plan.endsAt.getTime() - plan.startsAt.getTime() - plan.verifyMinutes * 60_000
  if (workMs < 0) throw invalid([{ field: 'verifyMinutes', message: 'longer_than_window' }])
}
