import type { notices } from '#db/schema/index.ts'
import type { NoticeState } from './notice-states.ts'

export type NoticeCounts = {
  id: string
  state: NoticeState
  /** When it leaves, where it waits for its time. */
  scheduledAt: Date | null
  audience: number
  queued: number
  sending: number
  sent: number
  delivered: number
  temporary: number
  permanent: number
  suppressed: number
  cancelled: number
}

export const countsOf = (notice: typeof notices.$inferSelect): NoticeCounts => ({
  id: notice.id,
  // Its audience goes on being listed while nothing is sent.
  state: notice.pausedAt && notice.state === 'expanding' ? 'paused' : notice.state,
  scheduledAt: notice.state === 'scheduled' ? notice.scheduledAt : null,
  audience: notice.audience,
  queued: notice.queued,
  sending: notice.sending,
  sent: notice.sent,
  delivered: notice.delivered,
  temporary: notice.temporary,
  permanent: notice.permanent,
  suppressed: notice.suppressed,
  cancelled: notice.cancelled,
})
