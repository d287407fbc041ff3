import { inArray } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import { addressOn, openOn } from '#app/domain/contacts/address-on.ts'
import type { Context } from '#app/domain/context.ts'
import { isListening } from '#app/domain/subscribers/subscriber.ts'
import { isLanguage, type Language } from '#app/i18n/language.ts'
import { log } from '#app/platform/log.ts'
import type { Parcel } from '#app/platform/provider.ts'
import type { Channel } from '#jobs/definitions.ts'
import type { Claimed } from './claim.ts'
import { loadSubscriptions } from './material.ts'
import { isNews, subscriberOf } from './render-news.ts'
import { render } from './render.ts'
import type { Shelf } from './shelf.ts'

export type Packed = Map<string, Parcel | { unsendable: string }>

/**
 * Turns a chunk of ledger rows into messages: contacts are decrypted here and nowhere before, texts are rendered once
 * a notice and language where they are the same for everybody. A row that can't be rendered is refused alone.
 */
export async function pack(
  ctx: Context,
  channel: Channel,
  rows: readonly Claimed[],
  shelf: Shelf,
): Promise<Packed> {
  const [people, { letters, subjects, shared }] = await Promise.all([
    contactsOf(ctx, rows),
    shelf(
      ctx,
      rows.map((row) => row.noticeId),
    ),
  ])
  const material = { ...subjects, ...(await loadSubscriptions(ctx, channel, letters, rows)) }
  const packed: Packed = new Map()
  for (const row of rows) {
    try {
      packed.set(row.id, packOne(row))
    } catch (error) {
      log.error({ delivery: row.id, notice: row.noticeId, err: error }, 'a message could not be rendered')
      packed.set(row.id, { unsendable: 'render' })
    }
  }
  return packed

  function packOne(row: Claimed): Parcel | { unsendable: string } {
    const notice = letters.get(row.noticeId)
    const contact = people.get(row.contactId)
    if (!notice || !contact) return { unsendable: 'erased' }
    const address = openOn(contact, channel)
    const to = addressOn(address, channel)
    if (!to) return { unsendable: 'no_address' }
    const language: Language = isLanguage(row.language) ? row.language : 'zh-CN'
    if (isNews(notice.message) && !row.ticketId) {
      // Judged at the very last moment: a row may have been listed, or tried, before they ended it.
      const subscriber = subscriberOf({ channel, row, material })
      if (!subscriber || !isListening(subscriber)) return { unsendable: 'unsubscribed' }
    }
    const text = render({ notice, row, language, channel, material, shared, now: ctx.now })
    if (!text) return { unsendable: 'no_content' }
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

async function contactsOf(ctx: Context, rows: readonly Claimed[]) {
  const ids = [...new Set(rows.map((row) => row.contactId))]
  const { id, mobileCipher, emailCipher, hookCipher, hookSecretCipher, demoSince } = contacts
  const found = await ctx.db
    .select({ id, mobileCipher, emailCipher, hookCipher, hookSecretCipher, demoSince })
    .from(contacts)
    .where(inArray(id, ids))
  return new Map(found.map((contact) => [contact.id, contact]))
}
