import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { maintenanceUpdates, maintenanceWindows, notices, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'
import { nextStep, stateAt, type Step } from './steps.ts'
import { actualStart, actualTimes, keepsPlan, type Times } from './times.ts'
import { isOccasion, type Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { findWindow, type Window, type WindowState } from './window.ts'
import { sayingOf } from './words.ts'

export type WindowRow = Window & {
  stands: WindowState
  /** When it takes or took place; `startsAt` and `endsAt` are the plan. */
  actual: Times
  /** The plan where it went otherwise. */
  planned: Times | null
}
export type WindowRoom = {
  window: WindowRow
  next: Step | null
  updates: Array<{
    id: string
    occasion: Occasion
    at: Date
    text: string
    by: string | null
    notice: { id: string; audience: number } | null
  }>
}

const row = (window: Window, now: Date): WindowRow => {
  const actual = actualTimes(window)
  return {
    ...window,
    stands: stateAt(window, now),
    actual,
    planned: keepsPlan(actual, window) ? null : { startsAt: window.startsAt, endsAt: window.endsAt },
  }
}

/** All windows for the desk: what is to come first, what was with the latest first. */
export async function listWindows(ctx: Context): Promise<{ coming: WindowRow[]; past: WindowRow[] }> {
  ensure(canFollow(ctx.actor), notFound)
  const { cancelledAt, completedAt } = maintenanceWindows
  const isOpen = and(isNull(cancelledAt), isNull(completedAt))
  const isPast = or(isNotNull(cancelledAt), isNotNull(completedAt))
  const [coming, past] = await Promise.all([
    ctx.db.select().from(maintenanceWindows).where(isOpen).orderBy(asc(actualStart)).limit(100),
    ctx.db.select().from(maintenanceWindows).where(isPast).orderBy(desc(actualStart)).limit(50),
  ])
  return {
    coming: coming.map((window) => row(window, ctx.now)),
    past: past.map((window) => row(window, ctx.now)),
  }
}

/** One window with everything that was said of it, who said it and how many were told. */
export async function showWindow(ctx: Context, number: string, language: Language): Promise<WindowRoom> {
  ensure(canFollow(ctx.actor), notFound)
  const window = await findWindow(ctx, number)
  const rows = await ctx.db
    .select({ update: maintenanceUpdates, by: staff.name, audience: notices.audience })
    .from(maintenanceUpdates)
    .leftJoin(staff, eq(staff.id, maintenanceUpdates.staffId))
    .leftJoin(notices, eq(notices.id, maintenanceUpdates.noticeId))
    .where(eq(maintenanceUpdates.windowId, window.id))
    .orderBy(desc(maintenanceUpdates.seq))
  const all = rows.map(({ update }) => update)
  return {
    window: row(window, ctx.now),
    next: nextStep(window),
    updates: rows.map(({ update, by, audience }) => ({
      id: update.id,
      occasion: isOccasion(update.occasion) ? update.occasion : 'word',
      at: update.publishedAt,
      text: update.body ? textIn(update.body, language) : sayingOf(window, update, language, all),
      by,
      notice: update.noticeId ? { id: update.noticeId, audience: audience ?? 0 } : null,
    })),
  }
}
