import { fillContactIndexes } from '#app/domain/contacts/contacts/fill-indexes.ts'
import { tellOfBegun } from '#app/domain/public/announcements/announce.ts'
import { anchorAudit } from '#app/domain/ground/audit/anchor.ts'
import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { forgetKeptFiles } from '#app/domain/ground/files/keep-files.ts'
import { forgetOldKeys } from '#app/domain/ground/idempotency/once.ts'
import { forgetOldMails } from '#app/domain/delivery/inbound-mails/forget-mails.ts'
import { nextMailInMs } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { alarmLateIncidents } from '#app/domain/incidents/incidents/alarm-incidents.ts'
import { incidentsToRecover } from '#app/domain/incidents/incidents/recover.ts'
import { dueDrains, unexpandedNotices } from '#app/domain/delivery/ledger/due.ts'
import { heldNotices } from '#app/domain/delivery/ledger/hold.ts'
import { applyWaitingReceipts, forgetOldReceipts } from '#app/domain/delivery/receipts/apply.ts'
import { forgetShortLinks } from '#app/domain/delivery/links/short-links.ts'
import { forgetOldThrottles } from '#app/domain/ground/throttle/throttle.ts'
import { forgetPresence } from '#app/domain/desk/presence/presence.ts'
import { alarmLatePromises, alarmLateTickets } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { departmentsWithWaitingTickets } from '#app/domain/desk/tickets/assign-waiting.ts'
import { forgetUndoSteps } from '#app/domain/desk/undo/just-done.ts'
import { closeResolvedTickets } from '#app/domain/desk/tickets/close-resolved.ts'
import { beginNotices } from '#jobs/handlers/begin-notices.ts'
import { runWindows } from '#jobs/handlers/run-windows.ts'
import { ensurePartitions } from '#app/platform/partitions.ts'
import { receiptPulls } from '#app/platform/providers.ts'

export type Sweep = { name: string; run(ctx: Context): Promise<unknown> }

/** What is due is rebuilt from the rows each minute, whatever the queue has lost. Every step may run twice. */
export const sweeps: readonly Sweep[] = [
  { name: 'notices to begin', run: beginNotices },
  {
    name: 'notices to expand',
    run: async (ctx) => {
      for (const noticeId of await unexpandedNotices(ctx))
        await ctx.enqueue('announcement.expand', { noticeId })
    },
  },
  {
    name: 'notices held',
    run: async (ctx) => {
      for (const noticeId of await heldNotices(ctx)) await ctx.enqueue('notice.hold', { noticeId })
    },
  },
  {
    name: 'deliveries due',
    run: async (ctx) => {
      for (const drain of await dueDrains(ctx)) await ctx.enqueue('deliveries.drain', drain)
    },
  },
  {
    name: 'incidents to recover',
    run: async (ctx) => {
      for (const incidentId of await incidentsToRecover(ctx))
        await ctx.enqueue('incident.recover', { incidentId })
    },
  },
  {
    name: 'tickets to assign',
    run: async (ctx) => {
      for (const departmentId of await departmentsWithWaitingTickets(ctx)) {
        await ctx.enqueue('tickets.assign', { departmentId })
      }
    },
  },
  { name: 'maintenance windows', run: runWindows },
  { name: 'announcements begun', run: tellOfBegun },
  { name: 'late incidents', run: alarmLateIncidents },
  { name: 'late tickets', run: alarmLateTickets },
  { name: 'late promises', run: alarmLatePromises },
  { name: 'people who went away', run: forgetPresence },
  { name: 'resolved tickets', run: closeResolvedTickets },
  { name: 'audit chain', run: chainAudit },
  { name: 'audit anchor', run: anchorAudit },
  { name: 'receipts that waited', run: applyWaitingReceipts },
  {
    name: 'receipts to ask for',
    run: async (ctx) => {
      if (receiptPulls().length > 0) await ctx.enqueue('receipts.pull', {})
    },
  },
  {
    name: 'mails to read',
    run: async (ctx) => {
      if ((await nextMailInMs(ctx)) === 0) await ctx.enqueue('mails.read', {})
    },
  },
  { name: 'old mails', run: forgetOldMails },
  { name: 'old receipts', run: forgetOldReceipts },
  { name: 'old throttles', run: forgetOldThrottles },
  { name: 'old short links', run: forgetShortLinks },
  { name: 'contacts without indexes', run: fillContactIndexes },
  { name: 'files of unsent forms', run: forgetKeptFiles },
  { name: 'old undo steps', run: forgetUndoSteps },
  { name: 'old idempotency keys', run: forgetOldKeys },
  { name: 'partitions', run: (ctx) => ensurePartitions(ctx.db) },
]
