import { incidentStatuses } from './incident-words.ts'
import type { Lane } from './lanes.ts'
import { occasions } from './maintenance-words.ts'
import { channelGroups, type ChannelGroup } from './channel-groups.ts'

/** Whom a message is told to, in the words `audience.<name>`. */
export type Audience = 'reporter' | 'linked' | 'subscribers' | 'asker' | 'staff'
/**
 * Why a message can't be turned off: without the receipt nobody has the number and the link, without the code nobody
 * gets in, and without the confirmation nothing may be sent at all.
 */
export type Fixed = 'receipt' | 'code' | 'confirmation'

/** What the ledger has to know of a message; what it says is declared in `domain/messages/declarations`. */
export type MessageRule = {
  /** Its queue: see `lanes.ts`. */
  lane: Lane
  /** Where its switches stand on the page of the channel rules. */
  group: 'ticket' | 'incident' | 'maintenance' | 'announcement' | 'access'
  audience: readonly Audience[]
  /** Those with a switch of their own. */
  media: readonly ChannelGroup[]
  /** Where it tells of several things, which: each has switches of its own. */
  occasions?: readonly string[]
  fixed?: Fixed
  /** What somebody has to know of it, in the words `transitionNote.<name>`. */
  note?: 'linked' | 'survey'
}

const persons = ['email', 'sms'] as const
const ticket = { lane: 'ticket', group: 'ticket', audience: ['reporter'], media: persons } as const
const news = { lane: 'incident', audience: ['subscribers'], media: channelGroups } as const
const access = { lane: 'code', group: 'access', audience: ['asker'], media: channelGroups } as const

/** Every message people get, in the order of its switches. The names stand in rows and queues: none ever changes. */
export const messageRules = {
  'ticket-received': { ...ticket, fixed: 'receipt' },
  'ticket-known': { ...ticket, fixed: 'receipt' },
  'ticket-linked': { ...ticket, media: [], note: 'linked' },
  'ticket-replied': ticket,
  'ticket-question': ticket,
  'ticket-extended': ticket,
  'ticket-reopened': ticket,
  'ticket-rectified': ticket,
  'ticket-cancelled': ticket,
  'ticket-resolved': { ...ticket, note: 'survey' },
  'incident-update': {
    ...news,
    group: 'incident',
    audience: ['linked', 'subscribers'],
    occasions: incidentStatuses,
  },
  'maintenance-update': { ...news, group: 'maintenance', occasions },
  announcement: { ...news, group: 'announcement' },
  'subscription-confirm': { ...access, fixed: 'confirmation' },
  'one-time-code': { ...access, fixed: 'code' },
} as const satisfies Record<string, MessageRule>

/** What an SMS of `ticket-resolved` says where it does not say both: stands in `details.sms` of its notice. */
export const smsTells = 'tells'
export const smsAsks = 'asks'

export type DeclaredName = keyof typeof messageRules
/** `test` is any of the others with invented facts, sent to whoever tries it out. */
export type MessageName = DeclaredName | 'test'

export const declaredNames = Object.keys(messageRules).filter(isDeclaredName)
export function isDeclaredName(name: string): name is DeclaredName {
  return Object.hasOwn(messageRules, name)
}
export const laneOf = (message: MessageName): Lane =>
  message === 'test' ? 'ticket' : messageRules[message].lane

/** A message, or one of the occasions it tells of: what has switches of its own, in the words `transition.<name>`. */
export type RuleName = {
  [Name in DeclaredName]: (typeof messageRules)[Name] extends {
    occasions: ReadonlyArray<infer Occasion extends string>
  }
    ? `${Name}.${Occasion}`
    : Name
}[DeclaredName]
