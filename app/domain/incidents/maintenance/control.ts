import { Moment } from '#app/domain/ground/input/moment.ts'
import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { maintenanceUpdates } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure } from '#app/domain/ground/errors/errors.ts'
import { Translated } from '#app/domain/ground/translated/translated.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { ensureTimes } from './announce.ts'
import { takeSteps } from './run.ts'
import { publishMaintenanceUpdate } from './publish-update.ts'
import { dueSteps, nextStep } from './steps.ts'
import { lockWindow, type Window } from './window.ts'

/** By hand, before its time: start; and once it has begun, go over to checking or complete. */
export const Move = z.object({ to: z.enum(['in_progress', 'verifying', 'completed']) })
export type Move = z.output<typeof Move>

const occasionOf = { in_progress: 'started', verifying: 'verifying', completed: 'completed' } as const
const order = ['scheduled', 'in_progress', 'verifying', 'completed']

/** Moves a window by hand. Throws conflict where it is that far already, over, cancelled or has not begun. */
export function moveMaintenance(ctx: Context, number: string, { to }: Move): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockLive(tx, number)
    if (order.indexOf(to) <= order.indexOf(window.state)) throw conflict('maintenance.moved')
    // Work that ended before it began would be a window of no time at all.
    if (to !== 'in_progress' && window.state === 'scheduled') throw conflict('maintenance.not_begun')
    return takeSteps(tx, window, [{ occasion: occasionOf[to], at: tx.now }], tx.now)
  })
}

export const NewTimes = z.object({
  startsAt: Moment,
  endsAt: Moment,
  reason: Translated.optional(),
})
export type NewTimes = z.output<typeof NewTimes>

/**
 * Gives a window new times; who was told the old ones is told both. What has begun keeps its start.
 * Throws invalid naming the field, conflict where nothing changes.
 */
export function rescheduleMaintenance(ctx: Context, number: string, times: NewTimes): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockLive(tx, number)
    const begun = window.state !== 'scheduled'
    const startsAt = begun ? startOf(window) : times.startsAt
    const { endsAt } = times
    ensureTimes(tx, { startsAt, endsAt, verifyMinutes: window.verifyMinutes })
    if ((begun || same(startsAt, window.startsAt)) && same(endsAt, window.endsAt))
      throw conflict('maintenance.same')
    const moved = await publishMaintenanceUpdate(tx, window, {
      occasion: 'rescheduled',
      // Far enough ahead again, there will be a notice of the new time, too.
      change: { startsAt, endsAt, ...(isAhead(window, startsAt, tx.now) ? { noticedAheadAt: null } : {}) },
      body: times.reason,
      former: { startsAt: window.startsAt, endsAt: window.endsAt },
      tell: await wasTold(tx, window),
      at: tx.now,
    })
    await tx.enqueue('maintenance.run', {})
    return moved
  })
}

/** Calls a window off, or ends it before its work is done. Who knows of it is told. */
export function cancelMaintenance(
  ctx: Context,
  number: string,
  reason: z.output<typeof Translated> | undefined,
): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockLive(tx, number)
    return publishMaintenanceUpdate(tx, window, {
      occasion: 'cancelled',
      change: { cancelledAt: tx.now },
      body: reason,
      tell: await wasTold(tx, window),
      at: tx.now,
    })
  })
}

export const Word = z.object({ body: Translated, notify: z.boolean().default(true) })

/** Says something of a window between its states. */
export function writeMaintenanceUpdate(
  ctx: Context,
  number: string,
  { body, notify }: z.output<typeof Word>,
): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockWindow(tx, number)
    if (window.cancelledAt) throw conflict('maintenance.over')
    return publishMaintenanceUpdate(tx, window, {
      occasion: 'word',
      change: {},
      body,
      tell: notify,
      at: tx.now,
    })
  })
}

/** A window that can still be moved; boundaries that have passed and nobody swept yet are taken first. */
async function lockLive(tx: Context, number: string): Promise<Window> {
  const window = await lockWindow(tx, number)
  const caught = await takeSteps(tx, window, dueSteps(window, tx.now), tx.now)
  if (nextStep(caught) === null) throw conflict('maintenance.over')
  return caught
}

/** Whether anybody got a message of it: who knows of a window hears when it changes. */
async function wasTold(tx: Context, window: Window): Promise<boolean> {
  if (window.state !== 'scheduled') return true
  const [told] = await tx.db
    .select({ id: maintenanceUpdates.id })
    .from(maintenanceUpdates)
    .where(and(eq(maintenanceUpdates.windowId, window.id), isNotNull(maintenanceUpdates.noticeId)))
    .limit(1)
  return told !== undefined
}

const isAhead = ({ noticeMinutes }: Window, startsAt: Date, now: Date) =>
  startsAt.getTime() - noticeMinutes * 60_000 > now.getTime()

/** What began before its plan began then: its end may come before the planned start. */
const startOf = ({ startedAt, startsAt }: Window) =>
  startedAt && startedAt < startsAt ? startedAt : startsAt

const same = (left: Date, right: Date) => left.getTime() === right.getTime()
