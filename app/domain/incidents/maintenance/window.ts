import { and, eq, isNull } from 'drizzle-orm'
import { maintenanceUpdates, maintenanceWindows } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'

export type Window = typeof maintenanceWindows.$inferSelect
export type WindowUpdate = typeof maintenanceUpdates.$inferSelect

/** The words of Statuspage's interface: other programs read them. */
export const windowStates = ['scheduled', 'in_progress', 'verifying', 'completed'] as const
export type WindowState = (typeof windowStates)[number]
export const isWindowState = (value: unknown): value is WindowState =>
  windowStates.some((state) => state === value)

export const subjectOfWindow = (window: Pick<Window, 'id'>) => ({ type: 'maintenance', id: window.id })

export async function lockWindow(tx: Context, number: string): Promise<Window> {
  const [window] = await tx.db
    .select()
    .from(maintenanceWindows)
    .where(eq(maintenanceWindows.number, number.toUpperCase()))
    .for('update')
  if (!window) throw notFound()
  return window
}

export async function findWindow(ctx: Context, number: string): Promise<Window> {
  const [window] = await ctx.db
    .select()
    .from(maintenanceWindows)
    .where(eq(maintenanceWindows.number, number.toUpperCase()))
  if (!window) throw notFound()
  return window
}

export const isLive = and(isNull(maintenanceWindows.cancelledAt), isNull(maintenanceWindows.completedAt))
