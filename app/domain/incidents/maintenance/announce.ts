import { Moment } from '#app/domain/ground/input/moment.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { z } from 'zod'
import { maintenanceWindows } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { Translated, translatedLine } from '#app/domain/ground/translated/translated.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { newMaintenanceNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { nextStep } from './steps.ts'
import { subjectOfWindow, type Window } from './window.ts'

export const MaintenancePlan = z.object({
  title: translatedLine(120),
  body: Translated,
  components: z.array(z.enum(components)).default([]),
  startsAt: Moment,
  endsAt: Moment,
  /** The end of the window, kept for checking. */
  verifyMinutes: wholeNumber(0, 720).default(30),
  /** How long before the start subscribers are told; 0: not ahead. */
  noticeMinutes: wholeNumber(0, 20_160).default(1440),
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
