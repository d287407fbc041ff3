import { inArray } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { addressOn, openOn } from '#app/domain/contacts/contacts/address-on.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Link } from '#app/domain/delivery/links/links.ts'
import { keepShortLinks } from '#app/domain/delivery/links/short-links.ts'
import { languageOr } from '#app/i18n/language.ts'
import { DecryptError } from '#app/platform/crypto.ts'
import { log } from '#app/platform/log.ts'
import type { OutgoingMessage } from '#app/platform/provider.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import { loadSubscriptions } from './template-data.ts'
import { isNews } from './render-news.ts'
import { ownLinks } from './own-links.ts'
import { render } from './render.ts'
import { subscriptionOf } from './subscription-of.ts'
import type { Assembled, AssembleChunk } from '#app/domain/delivery/sending/send-chunk.ts'
import { createMaterialCache, type MaterialCache } from './material-cache.ts'

/** Writes chunk after chunk of one drain, which share the material of the same news for a moment. */
export function chunkAssembler(): AssembleChunk {
  const cache = createMaterialCache()
  return (ctx, channel, rows) => assemble(ctx, channel, rows, cache)
}

/**
 * Turns a chunk of ledger rows into messages: contacts are decrypted here and nowhere before, texts are rendered once
 * a notice and language where they are the same for everybody. A row that can't be rendered is refused alone, and one
 * whose contact can't be decrypted is put off: a key may be missing here alone. What is no cipher text at all is final.
 * The short links of all are written down before any of them leaves.
 */
async function assemble(
  ctx: Context,
  channel: Channel,
  rows: readonly Delivery[],
  cache: MaterialCache,
): Promise<Assembled> {
  const [people, known] = await Promise.all([
    contactsOf(ctx, rows),
    cache(
      ctx,
      rows.map((row) => row.noticeId),
    ),
  ])
  const { notices, subjects, shared } = known
  const material = { ...subjects, ...(await loadSubscriptions(ctx, channel, known, rows)) }
  const assembled: Assembled = new Map()
  const carried: Link[] = []
  for (const row of rows) {
    try {
      assembled.set(row.id, assembleOne(row))
    } catch (error) {
      const isUnreadable = error instanceof DecryptError && !error.isDamaged
      log.error(
        { delivery: row.id, notice: row.noticeId, err: error },
        isUnreadable ? "a contact can't be decrypted" : 'a message could not be rendered',
      )
      assembled.set(row.id, isUnreadable ? { later: 'contact_unreadable' } : { unsendable: 'render' })
    }
  }
  await keepShortLinks(ctx, carried)
  return assembled

  function assembleOne(row: Delivery): OutgoingMessage | { unsendable: string } {
    const notice = notices.get(row.noticeId)
    const contact = people.get(row.contactId)
    if (!notice || !contact) return { unsendable: 'erased' }
    const address = openOn(contact, channel)
    const to = addressOn(address, channel)
    if (!to) return { unsendable: 'no_address' }
    const language = languageOr(row.language)
    if (isNews(notice.message) && !row.ticketId) {
      // Judged at the very last moment: a row may have been listed, or tried, before they ended it.
      if (!subscriptionOf({ channel, row, material, notice })) return { unsendable: 'unsubscribed' }
    }
    const { urlOf, shortIn } = ownLinks(channel, language)
    const text = render({ notice, row, language, channel, material, shared, urlOf, now: ctx.now })
    if (!text) return { unsendable: 'no_content' }
    carried.push(...shortIn(text))
    return {
      id: row.id,
      to,
      noticeId: row.noticeId,
      lane: notice.lane,
      demo: contact.demoSince !== null,
      ...(address.hookSecret ? { secret: address.hookSecret } : {}),
      ...(row.unsureAt ? { unsureAt: row.unsureAt } : {}),
      ...text,
    }
  }
}

async function contactsOf(ctx: Context, rows: readonly Delivery[]) {
  const ids = [...new Set(rows.map((row) => row.contactId))]
  const { id, mobileCipher, emailCipher, hookCipher, hookSecretCipher, demoSince } = contacts
  const found = await ctx.db
    .select({ id, mobileCipher, emailCipher, hookCipher, hookSecretCipher, demoSince })
    .from(contacts)
    .where(inArray(id, ids))
  return new Map(found.map((contact) => [contact.id, contact]))
}
