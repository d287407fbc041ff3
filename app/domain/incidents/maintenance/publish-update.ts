import { and, eq, inArray, isNull } from 'drizzle-orm'
import { maintenanceUpdates, maintenanceWindows, notices } from '#db/schema/index.ts'
import type { Translated } from '#db/schema/columns.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { openNotice } from '#app/domain/delivery/broadcasts/open-notice.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { unfinishedStates } from '#app/domain/delivery/ledger/notice-states.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { nextStep } from './steps.ts'
import type { Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { subjectOfWindow, type Window, type WindowUpdate } from './window.ts'

export type MaintenanceUpdateInput = {
  occasion: Occasion
  /** What changes with it. */
  change: Partial<Window>
  body?: Translated | undefined
  former?: { startsAt: Date; endsAt: Date } | undefined
  /** Whether subscribers are told; the pages say it in any case. */
  tell: boolean
  at: Date
}

/**
 * The one writer of a window's state: changes the row, writes the update that says so, and opens the notice.
 * What was to be sent of an older update of the window and has not left yet is withdrawn: the newer one wins.
 */
export async function publishMaintenanceUpdate(
  tx: Context,
  window: Window,
  saying: MaintenanceUpdateInput,
): Promise<Window> {
  const wanted = { ...window, ...saying.change }
  const [changed] = await tx.db
    .update(maintenanceWindows)
    .set({
      ...saying.change,
      nextAt: nextStep(wanted)?.at ?? null,
      updateCount: window.updateCount + 1,
      version: window.version + 1,
    })
    .where(eq(maintenanceWindows.id, window.id))
    .returning()
  if (!changed) throw new Error('the window was not changed')

  const update = await writeUpdate(tx, changed, saying)
  if (saying.tell && changed.notify === 'everyone') await tell(tx, changed, update)
  await record(tx, {
    action: `maintenance.${saying.occasion}`,
    subject: subjectOfWindow(window),
    details: { seq: update.seq, state: changed.state, told: saying.tell },
  })
  await publicContentChanged(tx)
  return changed
}

async function writeUpdate(
  tx: Context,
  window: Window,
  saying: MaintenanceUpdateInput,
): Promise<WindowUpdate> {
  const [update] = await tx.db
    .insert(maintenanceUpdates)
    .values({
      id: uuidv7(tx.now),
      windowId: window.id,
      seq: window.updateCount,
      status: window.state,
      occasion: saying.occasion,
      body: saying.body ?? null,
      formerStartsAt: saying.former?.startsAt ?? null,
      formerEndsAt: saying.former?.endsAt ?? null,
      staffId: tx.actor.type === 'staff' ? tx.actor.id : null,
      publishedAt: saying.at,
    })
    .returning()
  if (!update) throw new Error('the update was not written')
  return update
}

async function tell(tx: Context, window: Window, update: WindowUpdate) {
  const older = await tx.db
    .select({ notice: notices })
    .from(notices)
    .innerJoin(maintenanceUpdates, eq(maintenanceUpdates.noticeId, notices.id))
    .where(
      and(
        eq(maintenanceUpdates.windowId, window.id),
        inArray(notices.state, unfinishedStates),
        isNull(notices.cancelRequestedAt),
      ),
    )
    .for('update', { of: notices })
  for (const { notice } of older) await withdrawUnsent(tx, notice, 'superseded')
  const noticeId = await openNotice(
    tx,
    'maintenance-update',
    { type: 'maintenance_update', id: update.id },
    { occasion: update.occasion },
  )
  await tx.db.update(maintenanceUpdates).set({ noticeId }).where(eq(maintenanceUpdates.id, update.id))
}
