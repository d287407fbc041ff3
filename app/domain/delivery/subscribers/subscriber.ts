import { and, eq, inArray } from 'drizzle-orm'
import { subscribers } from '#db/schema/index.ts'
import { indexNameOf } from '#app/domain/contacts/contacts/address-on.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseHook } from '#app/domain/contacts/contacts/hook.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { isChannel, isHookChannel, type Channel } from '#app/domain/ground/vocabulary/lanes.ts'

export type Subscriber = typeof subscribers.$inferSelect
export type SubscriberChannel = Channel
/** The channel a form names; the first where it names none. */
export const subscriberChannelIn = (name: string): SubscriberChannel => (isChannel(name) ? name : 'email')
/** What somebody wants to hear of. */
export type Preferences = { components: string[]; kinds: string[]; language: string }

/** The address as it is stored and compared. Throws invalid. */
export function normaliseAddress(channel: SubscriberChannel, typed: string): string {
  if (isHookChannel(channel)) {
    const hook = normaliseHook(channel, typed)
    if ('refused' in hook) throw invalid([{ field: 'address', message: `hook.${hook.refused}` }])
    return hook.address
  }
  const address = channel === 'sms' ? normaliseMobile(typed) : normaliseEmail(typed)
  if (!address) throw invalid([{ field: 'address', message: channel === 'sms' ? 'mobile' : 'email' }])
  return address
}

/** Who subscribed with this address, locked in a transaction; also under an index of an older key. */
export async function findSubscriber(
  ctx: Context,
  channel: SubscriberChannel,
  address: string,
): Promise<Subscriber | null> {
  return findByRecipient(ctx, channel, blindIndexes(indexNameOf(channel), address))
}

export async function findByRecipient(
  ctx: Context,
  channel: string,
  recipients: readonly string[],
): Promise<Subscriber | null> {
  const [row] = await ctx.db
    .select()
    .from(subscribers)
    .where(and(eq(subscribers.channel, channel), inArray(subscribers.recipient, [...recipients])))
  return row ?? null
}

export async function subscriberById(ctx: Context, id: string): Promise<Subscriber | null> {
  const [row] = await ctx.db.select().from(subscribers).where(eq(subscribers.id, id))
  return row ?? null
}

export async function lockSubscriber(tx: Context, id: string): Promise<Subscriber | null> {
  const [row] = await tx.db.select().from(subscribers).where(eq(subscribers.id, id)).for('update')
  return row ?? null
}

export const subjectOfSubscriber = ({ id }: Pick<Subscriber, 'id'>) => ({ type: 'subscriber', id })

export const isListening = ({
  confirmedAt,
  unsubscribedAt,
}: Pick<Subscriber, 'confirmedAt' | 'unsubscribedAt'>) => confirmedAt !== null && unsubscribedAt === null

type Heard = Pick<Subscriber, 'confirmedAt' | 'unsubscribedAt' | 'kinds' | 'components'>

/** Whether a subscriber is told of such news: what `reaches` and the expansion ask of many, asked of one. */
export const hearsOf = (subscriber: Heard, kind: string, touched: readonly string[]): boolean =>
  isListening(subscriber) &&
  subscriber.kinds.includes(kind) &&
  (subscriber.components.length === 0 ||
    touched.length === 0 ||
    subscriber.components.some((component) => touched.includes(component)))
