import { randomUUID } from 'node:crypto'
import { and, inArray, isNull, sql } from 'drizzle-orm'
import { deliveries, notices, suppressions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Subject } from '#app/domain/ground/audit/record.ts'
import { recipientOn } from '#app/domain/contacts/contacts/address-on.ts'
import type { Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { mayBeTold } from './strangers.ts'
import { takeSmsBudget } from '#app/domain/delivery/sms-budget/sms-budget.ts'
import { channelRuleOf } from '#app/domain/delivery/channel-rules/channel-rules.ts'
import { channelsOff, turnedOff } from '#app/domain/delivery/channel-rules/turned-off.ts'
import { channels, type Channel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { laneOf, type MessageName } from '#app/domain/ground/vocabulary/messages.ts'

export type Message = {
  message: MessageName
  subject: Subject
  contact: Contact
  ticketId?: string | undefined
  details?: Record<string, string>
  /** Only these of the person's channels; all of them where absent. */
  only?: readonly Channel[]
  /** Its queue where that is not the usual one of its message. */
  lane?: Lane
}

/**
 * Writes a message to one person into the ledger, a row a channel, in the caller's transaction; the drain is
 * nudged after the commit. Returns the id of the notice, or null where the person can't be reached.
 */
export async function notify(tx: Context, message: Message): Promise<string | null> {
  const recipients = addressesOf(message.contact).filter(
    ({ channel }) => !message.only || message.only.includes(channel),
  )
  if (recipients.length === 0) return null

  const lane = message.lane ?? laneOf(message.message)
  const off = await channelsOff(tx, channelRuleOf(message.message))
  const withheld = await withheldFrom(tx, message.message, recipients, off)
  const queued = recipients.filter(({ channel }) => !withheld.has(channel))
  const noticeId = uuidv7(tx.now)
  const notice = tx.db.insert(notices).values({
    id: noticeId,
    message: message.message,
    lane,
    subjectType: message.subject.type,
    subjectId: message.subject.id,
    details: message.details ?? {},
    state: queued.length > 0 ? 'sending' : 'finished',
    audience: recipients.length,
    queued: queued.length,
    suppressed: withheld.size,
    finishedAt: queued.length > 0 ? null : tx.now,
    startedAt: tx.now,
    createdAt: tx.now,
  })
  const rows = tx.db.insert(deliveries).values(
    recipients.map(({ channel, recipient }) => ({
      id: randomUUID(),
      noticeId,
      recipient,
      channel,
      lane,
      contactId: message.contact.id,
      ticketId: message.ticketId ?? null,
      language: message.contact.language,
      state: withheld.has(channel) ? ('suppressed' as const) : ('queued' as const),
      failure: withheld.get(channel) ?? null,
      nextAt: sql`now()`,
      createdAt: tx.now,
    })),
  )
  // One way to the database; the connection of a transaction keeps their order.
  await Promise.all([notice, rows])
  for (const { channel } of queued) await tx.enqueue('deliveries.drain', { lane, channel })
  return noticeId
}

/**
 * Why nothing goes to an address: its channel is turned off, it is on the list of suppressed ones, strangers
 * reported enough in its name today, or the budget for SMS is used up.
 */
async function withheldFrom(
  tx: Context,
  message: MessageName,
  recipients: ReadonlyArray<{ channel: Channel; recipient: string }>,
  off: readonly Channel[],
): Promise<Map<Channel, string>> {
  const listed = await tx.db
    .select({ channel: suppressions.channel, recipient: suppressions.recipient })
    .from(suppressions)
    .where(
      and(
        inArray(
          suppressions.recipient,
          recipients.map(({ recipient }) => recipient),
        ),
        isNull(suppressions.liftedAt),
      ),
    )
  const withheld = new Map<Channel, string>()
  for (const { channel, recipient } of recipients) {
    const isListed = listed.some((row) => row.channel === channel && row.recipient === recipient)
    if (off.includes(channel)) withheld.set(channel, turnedOff)
    else if (isListed) withheld.set(channel, 'suppressed')
    else if (!(await mayBeTold(tx, message, recipient))) withheld.set(channel, 'stranger')
    else if (channel === 'sms' && !(await takeSmsBudget(tx, recipient))) withheld.set(channel, 'budget')
  }
  return withheld
}

export function addressesOf(contact: Contact): Array<{ channel: Channel; recipient: string }> {
  return channels.flatMap((channel) => {
    const recipient = recipientOn(contact, channel)
    return recipient && contact.notifyBy.includes(channel) ? [{ channel, recipient }] : []
  })
}
