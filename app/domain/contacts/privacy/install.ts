import { startOfDay } from '#app/domain/ground/beijing-time.ts'
import { privacyNotices } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { NoticeSeed } from './notice.ts'
import { noticeSeeds } from '#app/domain/contacts/privacy/notice-seeds.ts'

/** Adds the versions of the notice that are not here yet. One that was published is never changed. */
export function installPrivacyNotices(
  ctx: Context,
  seeds: readonly NoticeSeed[] = noticeSeeds,
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const made = await tx.db
      .insert(privacyNotices)
      .values(
        seeds.map(({ version, effectiveOn, changes, body }) => ({
          version,
          changes,
          body: { 'zh-CN': body['zh-CN'].trim(), en: body.en.trim() },
          effectiveAt: startOfDay(effectiveOn),
        })),
      )
      .onConflictDoNothing()
      .returning({ version: privacyNotices.version })
    if (made.length === 0) return
    await record(tx, {
      action: 'privacy.notice_installed',
      subject: { type: 'privacy_notice', id: uuidv7(tx.now) },
      details: { versions: made.map(({ version }) => version) },
    })
    await publicContentChanged(tx)
  })
}
