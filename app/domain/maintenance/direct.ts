import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { maintenanceUpdates } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { conflict, ensure } from '#app/domain/errors.ts'
import { Translated } from '#app/domain/incidents/declare.ts'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { ensureTimes } from './announce.ts'
import { takeSteps } from './run.ts'
import { say } from './say.ts'
import { dueSteps, nextStep, type Step } from './steps.ts'
import { lockWindow, type Window } from './window.ts'

/** By hand, before its time: start, go over to checking, complete. What lies between is taken on the way. */
export const Move = z.object({ to: z.enum(['in_progress', 'verifying', 'completed']) })
export type Move = z.output<typeof Move>

const occasionOf = { in_progress: 'started', verifying: 'verifying', completed: 'completed' } as const
const order = ['scheduled', 'in_progress', 'verifying', 'completed']

/** Moves a window by hand. Throws conflict where it is that far already, over or cancelled. */
export function moveMaintenance(ctx: Context, number: string, { to }: Move): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockLive(tx, number)
    if (order.indexOf(to) <= order.indexOf(window.state)) throw conflict('maintenance.moved')
    const between: Step[] =
      to === 'in_progress' || window.state !== 'scheduled' ? [] : [{ occasion: 'started', at: tx.now }]
    return takeSteps(tx, window, [...between, { occasion: occasionOf[to], at: tx.now }], tx.now)
  })
}

export const NewTimes = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
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
    const startsAt = window.state === 'scheduled' ? times.startsAt : window.startsAt
    const { endsAt } = times
    ensureTimes(tx, { startsAt, endsAt, verifyMinutes: window.verifyMinutes })
    if (same(startsAt, window.startsAt) && same(endsAt, window.endsAt)) throw conflict('maintenance.same')
    const moved = await say(tx, window, {
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
    return say(tx, window, {
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
export function speakOfMaintenance(
  ctx: Context,
  number: string,
  { body, notify }: z.output<typeof Word>,
): Promise<Window> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const window = await lockWindow(tx, number)
    if (window.cancelledAt) throw conflict('maintenance.over')
    return say(tx, window, { occasion: 'word', change: {}, body, tell: notify, at: tx.now })
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

const same = (left: Date, right: Date) => left.getTime() === right.getTime()
