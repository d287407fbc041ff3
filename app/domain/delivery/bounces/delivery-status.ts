import { enhancedStatus, statusIn } from '#app/platform/smtp-status.ts'

const actions = ['failed', 'delivered', 'delayed', 'relayed', 'expanded'] as const
export type Action = (typeof actions)[number]
/** What became of one recipient; `status` is `5.1.1` or the like, in numbers of RFC 3463. */
export type RecipientStatus = { action: Action; status: string; addresses: string[] }

const longest = 64 * 1024
const mostGroups = 100

/**
 * The recipients of a message/delivery-status (RFC 3464 §2): groups of fields, the first about the message. What is
 * broken is left out; an action that is missing follows from the class of the status.
 */
export function recipientsOf(text: string): RecipientStatus[] {
  const lines = text
    .slice(0, longest)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\n)/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
  return lines
    .split(/\n{2,}/, mostGroups)
    .map(fieldsOf)
    .flatMap((fields) => recipientOf(fields) ?? [])
}

type Fields = Map<string, string>

function fieldsOf(group: string): Fields {
  const fields: Fields = new Map()
  for (const line of group.split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    // Some systems say a field twice, once each way: the first counts.
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function recipientOf(fields: Fields): RecipientStatus | null {
  const said = fields.get('action')?.split(/[\s(]/, 1)[0]?.toLowerCase()
  const known = actions.find((action) => action === said)
  const status = statusOf(fields.get('status') ?? '', fields.get('diagnostic-code') ?? '')
  if (!known && !status) return null
  return {
    action: known ?? actionOf(status ?? ''),
    status: status ?? (known === 'failed' ? '5.0.0' : known === 'delayed' ? '4.0.0' : '2.0.0'),
    addresses: ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name)) ?? []),
  }
}

/** A general status is made more precise by what the other server answered, where that is of the same class. */
function statusOf(status: string, diagnostic: string): string | undefined {
  const [, given] = enhancedStatus.exec(status.slice(0, 200)) ?? []
  if (given && !given.endsWith('.0.0')) return given
  const answered = statusIn(diagnostic)
  return answered && (!given || answered[0] === given[0]) ? answered : given
}

const actionOf = (status: string): Action =>
  status.startsWith('2') ? 'delivered' : status.startsWith('4') ? 'delayed' : 'failed'

/** `rfc822; <name@host>`: the address. */
function addressIn(field: string | undefined): string | undefined {
  const address = field
    ?.slice(field.indexOf(';') + 1)
    .trim()
    .replace(/^<|>$/g, '')
  return address || undefined
}
