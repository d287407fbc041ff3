import { consents } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { currentNotice } from './show-privacy-notice.ts'

export type Purpose = 'report' | 'subscription' | 'api'

/**
 * Keeps that a contact has agreed to the privacy notice, and to which version. `agreedTo` is the version that was
 * shown to them; without it (another program says so) it is the one in force. Throws invalid on `consent` where the
 * notice has changed since it was shown: the form comes back, and nothing is filed.
 */
export async function recordConsent(
  tx: Context,
  contactId: string,
  purpose: Purpose,
  agreedTo?: number | null,
): Promise<void> {
  const notice = await currentNotice(tx)
  if (!notice) return
  if (agreedTo !== undefined && agreedTo !== notice.version) throw privacyChanged()
  await tx.db.insert(consents).values({
    id: uuidv7(tx.now),
    contactId,
    version: notice.version,
    purpose,
    givenAt: tx.now,
  })
}

export const privacyChanged = () => invalid([{ field: 'consent', message: 'privacy_changed' }])
