import { Moment } from '#app/domain/ground/input/moment.ts'
import { and, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { announcements, notices } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { ensureFresh } from '#app/domain/ground/errors/stale.ts'
import { Translated, translatedLine } from '#app/domain/ground/translated/translated.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { newAnnouncementNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { canDraft } from '#app/domain/people/roles/may.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { announcementKinds, placements } from '#app/domain/ground/vocabulary/announcement-words.ts'
import { openNotice } from '#app/domain/delivery/broadcasts/open-notice.ts'

export type Announcement = typeof announcements.$inferSelect

export const AnnouncementInput = z.object({
  kind: z.enum(announcementKinds),
  title: translatedLine(120),
  body: Translated,
  components: z.array(z.enum(components)).default([]),
  placements: z.array(z.enum(placements)).default([]),
  /** Shown from then on; at once where absent. */
  startsAt: Moment.optional(),
  endsAt: Moment.nullable().default(null),
  pinned: z.boolean().default(false),
  notify: z.boolean().default(false),
  /** When its messages leave; when it begins where absent. */
  sendAt: Moment.nullable().default(null),
})
export type AnnouncementInput = z.input<typeof AnnouncementInput>

/** Writes an announcement that nobody outside sees yet. Throws invalid for an end before its start. */
export function draftAnnouncement(ctx: Context, input: AnnouncementInput): Promise<Announcement> {
  const wanted = AnnouncementInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    ensure(canDraft(tx.actor))
    const [row] = await tx.db
      .insert(announcements)
      .values({
        ...columnsOf(tx, wanted, wanted.startsAt ?? tx.now, null),
        id: uuidv7(tx.now),
        number: newAnnouncementNumber(),
        createdBy: tx.actor.type === 'staff' ? tx.actor.id : null,
        createdAt: tx.now,
      })
      .returning()
    if (!row) throw new Error('the announcement was not written')
    await say(tx, row, 'announcement.drafted')
    return row
  })
}

/** Changes one, also after it was published: pages follow at once. Throws conflict where it was changed meanwhile. */
export function editAnnouncement(
  ctx: Context,
  number: string,
  input: AnnouncementInput,
  seenVersion: number,
): Promise<Announcement> {
  const wanted = AnnouncementInput.parse(input)
  return inTransaction(ctx, async (tx) => {
    ensure(canDraft(tx.actor))
    const row = await lock(tx, number)
    ensureFresh('announcement', seenVersion, row.version)
    const columns = columnsOf(tx, wanted, wanted.startsAt ?? row.startsAt, row)
    const [edited] = await tx.db
      .update(announcements)
      .set({
        ...columns,
        pinnedAt: columns.pinnedAt && (row.pinnedAt ?? columns.pinnedAt),
        version: row.version + 1,
      })
      .where(eq(announcements.id, row.id))
      .returning()
    if (!edited) throw notFound()
    await say(tx, edited, 'announcement.edited')
    return edited
  })
}

/** Publishes a draft; subscribers are told when it begins or later, if that is wanted. Twice is once. */
export function publishAnnouncement(ctx: Context, number: string): Promise<Announcement> {
  return inTransaction(ctx, async (tx) => {
    ensure(canDraft(tx.actor))
    const row = await lock(tx, number)
    if (row.withdrawnAt) throw conflict('announcement.withdrawn')
    if (row.publishedAt) return row
    if (row.endsAt && row.endsAt <= tx.now) throw invalid([{ field: 'endsAt', message: 'not_later' }])
    const startsAt = row.startsAt < tx.now ? tx.now : row.startsAt
    const [published] = await tx.db
      .update(announcements)
      .set({ publishedAt: tx.now, startsAt, version: row.version + 1 })
      .where(eq(announcements.id, row.id))
      .returning()
    if (!published) throw notFound()
    await say(tx, published, 'announcement.published')
    if (startsAt <= tx.now) await tell(tx, published)
    return published
  })
}

/** Takes it off the pages, and out of the post what has not left; what was sent stays sent. */
export function withdrawAnnouncement(ctx: Context, number: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canDraft(tx.actor))
    const row = await lock(tx, number)
    if (row.withdrawnAt) return
    await tx.db
      .update(announcements)
      .set({ withdrawnAt: tx.now, version: row.version + 1 })
      .where(eq(announcements.id, row.id))
    await withdrawNotice(tx, row)
    await say(tx, row, 'announcement.withdrawn')
  })
}

/** Tells of what has begun since it was published. Part of the sweep. */
export async function tellOfBegun(ctx: Context): Promise<void> {
  const begun = await ctx.db
    .select({ number: announcements.number })
    .from(announcements)
    .where(
      and(
        isNotNull(announcements.publishedAt),
        isNull(announcements.withdrawnAt),
        isNull(announcements.noticeId),
        eq(announcements.notify, 'everyone'),
        lte(announcements.startsAt, sql`now()`),
        or(isNull(announcements.endsAt), gt(announcements.endsAt, sql`now()`)),
      ),
    )
    .limit(20)
  for (const { number } of begun) {
    await inTransaction(asSystem(ctx), async (tx) => {
      await tell(tx, await lock(tx, number))
      await publicContentChanged(tx)
    })
  }
}

async function withdrawNotice(tx: Context, { noticeId }: Announcement) {
  if (!noticeId) return
  const [notice] = await tx.db.select().from(notices).where(eq(notices.id, noticeId)).for('update')
  if (notice && !notice.finishedAt) await withdrawUnsent(tx, notice)
}

/** An announcement that has ended, was withdrawn or was already sent is not sent. */
async function tell(tx: Context, row: Announcement) {
  if (row.notify !== 'everyone' || row.noticeId || row.withdrawnAt) return
  if (row.endsAt && row.endsAt <= tx.now) return
  const about = { type: 'announcement', id: row.id }
  const noticeId = await openNotice(tx, 'announcement', about, { sendAt: row.sendAt })
  await tx.db.update(announcements).set({ noticeId }).where(eq(announcements.id, row.id))
}

async function say(tx: Context, row: Announcement, action: string) {
  await record(tx, {
    action,
    subject: { type: 'announcement', id: row.id },
    details: { number: row.number, kind: row.kind, version: row.version },
  })
  await publicContentChanged(tx)
}

async function lock(tx: Context, number: string): Promise<Announcement> {
  const [row] = await tx.db
    .select()
    .from(announcements)
    .where(eq(announcements.number, number.toUpperCase()))
    .for('update')
  if (!row) throw notFound()
  return row
}

type Wanted = z.output<typeof AnnouncementInput>

function columnsOf(tx: Context, wanted: Wanted, startsAt: Date, row: Announcement | null) {
  const { pinned, notify, ...columns } = wanted
  if (columns.endsAt && columns.endsAt <= startsAt) {
    throw invalid([{ field: 'endsAt', message: 'end_before_start' }])
  }
  // A scheduled notice keeps its time: it can be cancelled but not moved.
  const sendAt = row?.noticeId ? row.sendAt : wanted.sendAt
  const isNew = sendAt?.getTime() !== row?.sendAt?.getTime()
  if (sendAt && !row?.noticeId) ensureLeavesInTime(wanted, sendAt, startsAt, isNew ? tx.now : null)
  return {
    ...columns,
    sendAt,
    startsAt,
    pinnedAt: pinned ? tx.now : null,
    notify: notify ? ('everyone' as const) : ('nobody' as const),
  }
}

/** Messages leave while it stands on the pages, and a time that is chosen now is one to come. */
function ensureLeavesInTime({ notify, endsAt }: Wanted, sendAt: Date, startsAt: Date, now: Date | null) {
  const wrong = (message: string) => invalid([{ field: 'sendAt', message }])
  if (!notify) throw wrong('nobody_is_told')
  if (now && sendAt <= now) throw wrong('not_later')
  if (sendAt < startsAt) throw wrong('before_start')
  if (endsAt && sendAt >= endsAt) throw wrong('after_end')
}
