import { isAddressProven } from '#app/domain/contacts/contacts/proven.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isWithin } from '#app/domain/ground/throttle/throttle.ts'
import type { MessageName } from '#app/domain/ground/vocabulary/messages.ts'

const perAddress = { name: 'told-by-strangers', per: 'day', atMost: 3 } as const
/** What a report sets off by itself, before anybody at the desk has looked at it. */
const automatic: readonly MessageName[] = ['ticket-received', 'ticket-known']

/**
 * Whether a number or mailbox may be told of a report that somebody without key or session filed. The form takes any
 * contact: until its owner has proven it, three messages a day are sent, so that nobody is flooded in their own name.
 */
export async function mayBeTold(tx: Context, message: MessageName, recipient: string): Promise<boolean> {
  if (tx.actor.type !== 'anonymous' || !automatic.includes(message)) return true
  return (await isAddressProven(tx, recipient)) || (await isWithin(tx, perAddress, recipient))
}
