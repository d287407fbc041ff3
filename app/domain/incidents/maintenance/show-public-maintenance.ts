import { and, asc, desc, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { maintenanceUpdates, maintenanceWindows } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'
import { nextStep, stateAt } from './steps.ts'
import { actualEnd, actualStart, actualTimes, type Times } from './times.ts'
import { isOccasion, type Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { findWindow, type Window, type WindowState } from './window.ts'
import { sayingOf } from './words.ts'

export type PublicWindowUpdate = {
  id: string
  seq: number
  occasion: Occasion
  /** The state with which it was said. */
  status: string
  at: Date
  text: TranslatedText
  /** Whether subscribers were told of it, beside the pages. */
  notified: boolean
}
export type PublicWindow = {
  id: string
  number: string
  title: TranslatedText
  body: TranslatedText
  components: string[]
  /** When it takes or took place: the real times where there are any. */
  startsAt: Date
  endsAt: Date
  /** As announced last, whatever happened then. */
  planned: Times
  /** What holds now, by the clock; `cancelledAt` says that it was called off. */
  state: WindowState
  active: boolean
  startedAt: Date | null
  completedAt: Date | null
  cancelledAt: Date | null
  version: number
  createdAt: Date
  /** When the state changes next by itself. */
  changesAt: Date | null
  /** The newest first. */
  updates: PublicWindowUpdate[]
}

/** Windows that are announced or under way, the next one first. */
export async function comingWindows(ctx: Context, language: Language, limit = 20): Promise<PublicWindow[]> {
  const rows = await ctx.db
    .select()
    .from(maintenanceWindows)
    .where(
      and(
        isNull(maintenanceWindows.cancelledAt),
        isNull(maintenanceWindows.completedAt),
        gt(maintenanceWindows.endsAt, ctx.now),
      ),
    )
    .orderBy(asc(actualStart), asc(maintenanceWindows.id))
    .limit(limit)
  return publicly(ctx, rows, language)
}

/** Windows that are over or were called off, the latest first, between two moments where given. */
export async function pastWindows(
  ctx: Context,
  language: Language,
  { limit = 20, from, until }: { limit?: number; from?: Date; until?: Date } = {},
): Promise<PublicWindow[]> {
  const { endsAt, cancelledAt, completedAt } = maintenanceWindows
  const rows = await ctx.db
    .select()
    .from(maintenanceWindows)
    .where(
      and(
        or(isNotNull(cancelledAt), isNotNull(completedAt), lte(endsAt, ctx.now)),
        from ? sql`${actualEnd} > ${from.toISOString()}::timestamptz` : undefined,
        until ? sql`${actualStart} <= ${until.toISOString()}::timestamptz` : undefined,
      ),
    )
    .orderBy(desc(actualStart), desc(maintenanceWindows.id))
    .limit(limit)
  return publicly(ctx, rows, language)
}

/** One window for everybody. Throws notFound. */
export async function showPublicWindow(
  ctx: Context,
  number: string,
  language: Language,
): Promise<PublicWindow> {
  const window = await findWindow(ctx, number)
  const [shown] = await publicly(ctx, [window], language)
  if (!shown) throw new Error('a window was lost')
  return shown
}

/** When what is said of these windows changes by itself. */
export function nextBoundary(windows: readonly PublicWindow[], now: Date): Date | null {
  const moments = windows
    .flatMap(({ startsAt, endsAt, changesAt }) => [startsAt, endsAt, changesAt])
    .flatMap((moment) => (moment && moment > now ? [moment.getTime()] : []))
  return moments.length === 0 ? null : new Date(Math.min(...moments))
}

async function publicly(
  ctx: Context,
  windows: readonly Window[],
  language: Language,
): Promise<PublicWindow[]> {
  if (windows.length === 0) return []
  const rows = await ctx.db
    .select()
    .from(maintenanceUpdates)
    .where(
      inArray(
        maintenanceUpdates.windowId,
        windows.map(({ id }) => id),
      ),
    )
    .orderBy(desc(maintenanceUpdates.seq))
  return windows.map((window) => {
    const text = (value: Window['title']): TranslatedText => translatedText(value, language)
    const state = stateAt(window, ctx.now)
    // A boundary that nobody swept yet has passed all the same.
    const startedAt = window.startedAt ?? (state === 'scheduled' ? null : window.startsAt)
    const completedAt = window.completedAt ?? (state === 'completed' ? window.endsAt : null)
    return {
      id: window.id,
      number: window.number,
      title: text(window.title),
      body: text(window.body),
      components: window.components,
      ...actualTimes({ ...window, startedAt, completedAt }),
      planned: { startsAt: window.startsAt, endsAt: window.endsAt },
      state,
      active: window.cancelledAt === null && (state === 'in_progress' || state === 'verifying'),
      startedAt,
      completedAt,
      cancelledAt: window.cancelledAt,
      version: window.version,
      createdAt: window.createdAt,
      changesAt: nextStep({ ...window, state })?.at ?? null,
      updates: rows
        .filter(({ windowId }) => windowId === window.id)
        .map((update) => ({
          id: update.id,
          seq: update.seq,
          occasion: isOccasion(update.occasion) ? update.occasion : 'word',
          status: update.status,
          at: update.publishedAt,
          notified: update.noticeId !== null,
          text: update.body
            ? text(update.body)
            : { text: sayingOf(window, update, language, rows), language },
        })),
    }
  })
}
