import { and, eq, inArray } from 'drizzle-orm'
import { subscribers } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import type { Context } from '#app/domain/context.ts'
import { invalid } from '#app/domain/errors.ts'
import { blindIndexes } from '#app/platform/crypto.ts'

export type Subscriber = typeof subscribers.$inferSelect
export type SubscriberChannel = 'email' | 'sms'
/** What somebody wants to hear of. */
export type Wishes = { components: string[]; kinds: string[]; language: string }

export const subscriberKinds = ['incident', 'maintenance', 'announcement'] as const
export type SubscriberKind = (typeof subscriberKinds)[number]

/** The address as it is stored and compared. Throws invalid. */
export function normaliseAddress(channel: SubscriberChannel, typed: string): string {
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
  const indexes = blindIndexes(channel === 'sms' ? 'mobile' : 'email', address)
  const [row] = await ctx.db
    .select()
    .from(subscribers)
    .where(and(eq(subscribers.channel, channel), inArray(subscribers.recipient, indexes)))
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
