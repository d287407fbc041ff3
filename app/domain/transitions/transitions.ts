import { robotChannels, type Channel } from '#jobs/definitions.ts'

/** A transition is told of by mail, by SMS, to groups and to programs; each can be turned off. */
export const tellingMedia = ['email', 'sms', 'robot', 'webhook'] as const
export type TellingMedium = (typeof tellingMedia)[number]
export const channelsOfMedium: Record<TellingMedium, readonly Channel[]> = {
  email: ['email'],
  sms: ['sms'],
  robot: robotChannels,
  webhook: ['webhook'],
}

/** Whom a transition is told to, in the words `audience.<name>`. */
export type Audience = 'reporter' | 'linked' | 'subscribers' | 'asker' | 'staff'
/**
 * Why a message can't be turned off: without the receipt nobody has the number and the link, without the code nobody
 * gets in, and without the confirmation nothing may be sent at all.
 */
export type Fixed = 'receipt' | 'code' | 'confirmation'
export type Transition = {
  name: string
  group: 'ticket' | 'incident' | 'maintenance' | 'announcement' | 'access' | 'staff'
  told: readonly Audience[]
  media: readonly TellingMedium[]
  fixed?: Fixed
  /** What somebody has to know of it, in the words `transitionNote.<name>`. */
  note?: 'linked' | 'survey' | 'desk'
}

const persons = ['email', 'sms'] as const
const ofTicket = (name: string, more: Partial<Transition> = {}): Transition => ({
  name,
  group: 'ticket',
  told: ['reporter'],
  media: persons,
  ...more,
})
const ofIncident = (status: string): Transition => ({
  name: `incident-update.${status}`,
  group: 'incident',
  told: ['linked', 'subscribers'],
  media: tellingMedia,
})
const ofMaintenance = (occasion: string): Transition => ({
  name: `maintenance-update.${occasion}`,
  group: 'maintenance',
  told: ['subscribers'],
  media: tellingMedia,
})

/** Which transition tells whom on which channels: everything on, as the house began. */
export const transitions: readonly Transition[] = [
  ofTicket('ticket-received', { fixed: 'receipt' }),
  ofTicket('ticket-known', { fixed: 'receipt' }),
  ofTicket('ticket-linked', { media: [], note: 'linked' }),
  ofTicket('ticket-replied'),
  ofTicket('ticket-question'),
  ofTicket('ticket-extended'),
  ofTicket('ticket-reopened'),
  ofTicket('ticket-resolved', { note: 'survey' }),
  ...['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'].map(ofIncident),
  ...['ahead', 'started', 'verifying', 'completed', 'rescheduled', 'cancelled', 'word'].map(ofMaintenance),
  { name: 'announcement', group: 'announcement', told: ['subscribers'], media: tellingMedia },
  {
    name: 'subscription-confirm',
    group: 'access',
    told: ['asker'],
    media: tellingMedia,
    fixed: 'confirmation',
  },
  { name: 'one-time-code', group: 'access', told: ['asker'], media: tellingMedia, fixed: 'code' },
  { name: 'staff-alarm', group: 'staff', told: ['staff'], media: [], note: 'desk' },
]

/** A switch of the table, as `ticket-replied:sms`. */
export const cellOf = (transition: string, medium: TellingMedium) => `${transition}:${medium}`

/** Every switch that can be turned off. */
export const switches: readonly string[] = transitions
  .filter(({ fixed }) => !fixed)
  .flatMap(({ name, media }) => media.map((medium) => cellOf(name, medium)))

/** What happened, by its message and, where that tells of several, which of them. */
export const transitionOf = (message: string, occasion?: string) =>
  occasion === undefined ? message : `${message}.${occasion}`
