import { notices } from '#db/schema/index.ts'
import type { Subject } from '#app/domain/audit/record.ts'
import type { Context } from '#app/domain/context.ts'
import { messageLanes, type MessageName } from '#app/domain/notifications/messages.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/** News that follow one another, e.g. the updates of an incident: a newer one overtakes what has not left of an older. */
export type Thread = { id: string; seq: number }
export type Manner = {
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
  { thread, wakesBecause, sendAt = null }: Manner = {},
): Promise<string> {
  const id = uuidv7(tx.now)
  const waits = sendAt !== null && sendAt > tx.now
  await tx.db.insert(notices).values({
    id,
    message,
    lane: messageLanes[message],
    subjectType: subject.type,
    subjectId: subject.id,
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
