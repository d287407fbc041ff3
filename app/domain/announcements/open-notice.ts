import { notices } from '#db/schema/index.ts'
import type { Subject } from '#app/domain/audit/record.ts'
import type { Context } from '#app/domain/context.ts'
import { messageLanes, type MessageName } from '#app/domain/notifications/messages.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/** News that follow one another, e.g. the updates of an incident: a newer one overtakes what has not left of an older. */
export type Thread = { id: string; seq: number }
export type Manner = { thread?: Thread | undefined; wakesBecause?: 'severity' | 'urgent' | undefined }

/** Opens a notice to many in the caller's transaction; its audience is listed by a job after the commit. */
export async function openNotice(
  tx: Context,
  message: MessageName,
  subject: Subject,
  { thread, wakesBecause }: Manner = {},
): Promise<string> {
  const id = uuidv7(tx.now)
  await tx.db.insert(notices).values({
    id,
    message,
    lane: messageLanes[message],
    subjectType: subject.type,
    subjectId: subject.id,
    state: 'expanding',
    threadId: thread?.id ?? null,
    threadSeq: thread?.seq ?? null,
    wakesBecause: wakesBecause ?? null,
    startedAt: tx.now,
    createdAt: tx.now,
  })
  await tx.enqueue('announcement.expand', { noticeId: id })
  return id
}
