/** `gone`: nobody is there. `doubtful`: no mail gets there now. `other`: about this mail, its way or us. */
export type Judgement = 'gone' | 'doubtful' | 'other'

/**
 * What a permanent failure says of the address (RFC 3463 §3, with the registry's later additions): no such mailbox
 * or domain, an address that can't be one, a domain that takes no mail (5.1.10, RFC 7505), a mailbox that was closed.
 */
const gone = new Set(['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])

/**
 * A full mailbox, an ambiguous name, a mailbox or a way there with some other trouble: it may pass. What is not here
 * speaks of the sender (5.1.7, 5.1.8), the system (5.3), the dialogue (5.5), the content (5.6), size (5.2.3, 5.3.4) or
 * policy (5.7), which a block of ours would give all addresses at once; 5.0.0 says nothing at all.
 */
const doubtful = new Set(['5.1.4', '5.2.0', '5.2.2', '5.2.4', '5.4.0', '5.4.1', '5.4.4', '5.4.6'])

export function judge(status: string): Judgement {
  if (gone.has(status)) return 'gone'
  return doubtful.has(status) ? 'doubtful' : 'other'
}

/** So many days with a doubtful failure each, within `doubtDays`, end it: five mails of one day prove nothing. */
export const doubtsToGiveUp = 3
export const doubtDays = 30
