import { notices } from '#db/schema/index.ts'
import type { Subject } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { laneOf, type MessageName } from '#app/domain/ground/vocabulary/messages.ts'
import { channelRuleOf } from '#app/domain/delivery/channel-rules/channel-rules.ts'
import { channelsOff } from '#app/domain/delivery/channel-rules/turned-off.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/** News that follow one another, e.g. the updates of an incident: a newer one overtakes what has not left of an older. */
export type Thread = { id: string; seq: number }
export type Manner = {
  /** Which of the transitions that the message tells of, where it tells of several. */
  occasion?: string | undefined
  thread?: Thread | undefined
  wakesBecause?: 'severity' | 'urgent' | undefined
  /** Not before then; at once where it is absent or has come. */
  sendAt?: Date | null
}

/**
 * Opens a notice to many in the caller's transaction; its audience is listed by a job after the commit, or when its time
 * has come (see begin.ts).
 */
export async function openNotice(
  tx: Context,
  message: MessageName,
  subject: Subject,
  { occasion, thread, wakesBecause, sendAt = null }: Manner = {},
): Promise<string> {
  const id = uuidv7(tx.now)
  const waits = sendAt !== null && sendAt > tx.now
  // Written down with the notice: what is turned off later does not cut short what is under way.
  const off = await channelsOff(tx, channelRuleOf(message, occasion))
  await tx.db.insert(notices).values({
    id,
    message,
    lane: laneOf(message),
    subjectType: subject.type,
    subjectId: subject.id,
    details: off.length > 0 ? { off: off.join() } : {},
    state: waits ? 'scheduled' : 'expanding',
    threadId: thread?.id ?? null,
    threadSeq: thread?.seq ?? null,
    wakesBecause: wakesBecause ?? null,
    scheduledAt: waits ? sendAt : null,
    startedAt: waits ? null : tx.now,
    createdAt: tx.now,
  })
  if (waits) await tx.enqueue('notice.begin', {})
  else await tx.enqueue('announcement.expand', { noticeId: id })
  return id
}
