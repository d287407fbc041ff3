import { line } from '#app/domain/ground/input/text.ts'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deliveries, notices } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { detailsOn } from '#app/domain/contacts/contacts/address-on.ts'
import { storeContact } from '#app/domain/contacts/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { normaliseAddress } from '#app/domain/delivery/subscribers/subscriber.ts'
import { throttle } from '#app/domain/ground/throttle/throttle.ts'
import { languages } from '#app/i18n/language.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { isDeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import { canReword } from '#app/domain/messages/wording/policy.ts'

/** A robot or a program is tested by subscribing it: it has to be confirmed in any case. */
export const testChannels = ['email', 'sms'] as const

export const TestInput = z.object({
  message: z.string().refine(isDeclaredName, { message: 'choice' }),
  variant: line(40).default('usual'),
  language: z.enum(languages),
  channel: z.enum(testChannels),
  address: line(400).min(1),
})
export type TestInput = z.output<typeof TestInput>

const limit = { name: 'test-message', per: 'tenMinutes', atMost: 5 } as const

/**
 * Sends a message with invented facts, marked as a test, to an address that a member of staff typed in: through the
 * ledger and the provider like every other. Returns its notice. Throws invalid for an address that is none, and
 * tooMany.
 */
export async function sendTest(ctx: Context, input: TestInput): Promise<string> {
  const { actor } = ctx
  ensure(actor.type === 'staff' && canReword(actor))
  const { message, variant, language, channel } = input
  const address = normaliseAddress(channel, input.address)
  await throttle(ctx, limit, actor.id)
  return inTransaction(ctx, async (tx) => {
    const noticeId = await notify(tx, {
      message: 'test',
      subject: { type: 'staff', id: actor.id },
      contact: await storeContact(tx, { ...detailsOn(channel, address, undefined), language }),
      details: { message, variant },
    })
    if (!noticeId) throw new Error('a test without a recipient')
    // Which message went how, never to whom.
    await record(tx, {
      action: 'message.tested',
      subject: { type: 'notice', id: noticeId },
      details: { message, variant, language, channel },
    })
    return noticeId
  })
}

export type TestState = { noticeId: string; channel: string; state: DeliveryState; failure: string | null }

/** The state of a test message in the ledger; null for an id that is no test message. */
export async function testState(ctx: Context, noticeId: string): Promise<TestState | null> {
  ensure(canReword(ctx.actor))
  if (!isUuid(noticeId)) return null
  const [row] = await ctx.db
    .select({
      noticeId: deliveries.noticeId,
      channel: deliveries.channel,
      state: deliveries.state,
      failure: deliveries.failure,
    })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .where(and(eq(deliveries.noticeId, noticeId), eq(notices.message, 'test')))
  return row ?? null
}
