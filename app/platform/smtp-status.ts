/** `5.1.1`: class, subject and detail of RFC 3463. */
export const enhancedStatus = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/

/**
 * What large Chinese mail services say of a mailbox that is not there, without an enhanced status: QQ and NetEase list
 * these sentences on their pages of bounce codes. Only beside 550, and only sentences that mean nothing else.
 */
const nobodyThere =
  /\b(user (not found|unknown|not exist|does not exist)|mailbox not found|no such user|unknown user|invalid user)\b/i
const noSuchMailbox = '5.1.1'

/**
 * The status in a mail server's answer (`550 5.1.1 <x>: User unknown`, also after `smtp;`), undefined where it names
 * none. A general one (`5.0.0`) says as little as none.
 */
export function statusIn(answer: string): string | undefined {
  const text = answer.slice(0, 2000)
  const [, found] = enhancedStatus.exec(text) ?? []
  if (found && !found.endsWith('.0.0')) return found
  return /(?:^|[^\d.])550(?![\d.])/.test(text) && nobodyThere.test(text) ? noSuchMailbox : found
}
