import { lanes, channels } from '#app/domain/ground/vocabulary/lanes.ts'
import { z } from 'zod'

/** Every job on one page. Data carries ids only: the row is the truth, the job a nudge. */
export const definitions = {
  'announcement.expand': { data: z.object({ noticeId: z.uuid() }), attempts: 8 },
  'notice.begin': { data: z.object({}), attempts: 3 },
  'notice.hold': { data: z.object({ noticeId: z.uuid() }), attempts: 8 },
  'deliveries.drain': { data: z.object({ lane: z.enum(lanes), channel: z.enum(channels) }), attempts: 1 },
  'tickets.assign': { data: z.object({ departmentId: z.uuid() }), attempts: 3 },
  'incident.recover': { data: z.object({ incidentId: z.uuid() }), attempts: 8 },
  'maintenance.run': { data: z.object({}), attempts: 3 },
  'mails.read': { data: z.object({}), attempts: 1 },
  'receipts.pull': { data: z.object({}), attempts: 1 },
  'audit.chain': { data: z.object({}), attempts: 1 },
} as const

export type JobName = keyof typeof definitions
export type JobData<N extends JobName> = z.infer<(typeof definitions)[N]['data']>
