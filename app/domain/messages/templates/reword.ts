import { checkReason } from '#app/domain/ground/reason/check-reason.ts'
import { messageWordings } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { ensureFresh, stale } from '#app/domain/ground/errors/stale.ts'
import { fitsSms } from '#app/domain/delivery/ledger/sms-segments.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { checkWords } from './check-words.ts'
import { partsOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { canReword } from '#app/domain/messages/wording/policy.ts'
import { smsOf } from './preview-message.ts'
import { originalsOf, versionsOf, type Place } from './show-wording.ts'
import { wordingOf, type Words } from '#app/domain/messages/wording/wording.ts'

export type Rewording = { words: Words; reason: string; seenVersion: number }

/**
 * Words a message anew, as its next version; whatever leaves from now on says it. Only what differs from the original
 * is kept, so that the rest goes on following it. Throws invalid naming each part, and conflict where somebody else
 * was faster.
 */
export function reword(
  ctx: Context,
  place: Place,
  { words, reason, seenVersion }: Rewording,
): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const { actor } = tx
    ensure(actor.type === 'staff' && canReword(actor))
    const [last] = await versionsOf(tx, place, 1)
    ensureFresh('wording', seenVersion, last?.version ?? 0)
    const { changed, errors } = await judgeWords(tx, place, words)
    const findings = [...errors, ...checkReason(reason)]
    if (findings.length > 0) throw invalid(findings)
    if (same(changed, last?.words ?? {})) throw conflict('wording.same')

    const version = seenVersion + 1
    const [written] = await tx.db
      .insert(messageWordings)
      .values({
        id: uuidv7(tx.now),
        message: place.message,
        channel: place.medium,
        language: place.language,
        version,
        words: changed,
        reason: reason.trim(),
        staffId: actor.id,
        createdAt: tx.now,
      })
      // Two that save at the same moment have seen the same version: the key lets one of them through.
      .onConflictDoNothing()
      .returning({ id: messageWordings.id })
    if (!written) throw stale('wording', version)
    await record(tx, {
      action: 'message.reworded',
      subject: { type: 'message_wording', id: written.id },
      details: { ...place, version, before: last?.words ?? {}, after: changed, reason: reason.trim() },
    })
    return version
  })
}

/** The words that differ from the originals, and what is wrong with those that can't be sent like that. */
export async function judgeWords(
  ctx: Context,
  place: Place,
  words: Words,
): Promise<{ changed: Words; errors: FieldError[] }> {
  const originals = await originalsOf(ctx, place)
  const parts = partsOf(place.message, place.medium)
  const errors = parts.flatMap((part) => checkWords(part, words[part.key] ?? '', originals[part.key] ?? ''))
  const changed = Object.fromEntries(
    parts.flatMap(({ key }) => {
      const text = (words[key] ?? '').trim()
      return text === originals[key] ? [] : [[key, text]]
    }),
  )
  const [key = ''] = Object.keys(changed)
  return errors.length === 0 && isTooLong(place, words)
    ? { changed, errors: [{ field: key, message: 'sms_too_long' }] }
    : { changed, errors }
}

/** Filled, too, an SMS has to be one that the gateways take. */
const isTooLong = ({ message, language, medium }: Place, words: Words) =>
  medium === 'sms' &&
  smsOf(message, language, wordingOf([{ language, words }])).some(({ text }) => !fitsSms(text))

const same = (left: Words, right: Words) => {
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}
