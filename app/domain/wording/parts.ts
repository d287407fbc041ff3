import type { Key } from '#app/i18n/catalogue.ts'

/** Where the words of a message are changed: robots and programs say what the mail says. */
export const media = ['mail', 'sms'] as const
export type Medium = (typeof media)[number]
export const isMedium = (name: string): name is Medium => media.some((one) => one === name)

/** What a part is, in the words `wording.part.<label>`. */
export type PartLabel =
  | 'subject'
  | 'correctionSubject'
  | 'title'
  | 'text'
  | 'incidentText'
  | 'hookText'
  | 'note'
  | 'hookNote'
  | 'sms'
  | 'smsEta'
  | 'smsOver'
export type Part = { key: Key; label: PartLabel }

const part = (key: Key, label: PartLabel): Part => ({ key, label })

/**
 * What can be worded anew of each message. Every key belongs to one message only; the frame that all share (labels,
 * buttons, the footer, how a subscription is ended) is none of them.
 */
export const wordingParts = {
  'one-time-code': {
    mail: [
      part('mail.code.subject', 'subject'),
      part('mail.code.title', 'title'),
      part('mail.code.valid', 'text'),
      part('mail.code.warning', 'note'),
    ],
    sms: [part('sms.code', 'sms')],
  },
  'ticket-received': {
    mail: [
      part('mail.received.subject', 'subject'),
      part('mail.received.title', 'title'),
      part('mail.received.next', 'text'),
      part('mail.received.incident', 'incidentText'),
      part('mail.received.link', 'note'),
    ],
    sms: [part('sms.received', 'sms')],
  },
  'ticket-known': {
    mail: [
      part('mail.known.subject', 'subject'),
      part('mail.known.title', 'title'),
      part('mail.known.body', 'text'),
    ],
    sms: [part('sms.known', 'sms')],
  },
  'ticket-linked': {
    mail: [
      part('mail.linked.subject', 'subject'),
      part('mail.linked.title', 'title'),
      part('mail.linked.body', 'text'),
      part('mail.linked.page', 'note'),
    ],
    sms: [part('sms.linked', 'sms')],
  },
  'ticket-replied': {
    mail: [
      part('mail.replied.subject', 'subject'),
      part('mail.replied.title', 'title'),
      part('mail.replied.how', 'note'),
    ],
    sms: [part('sms.replied', 'sms')],
  },
  'ticket-question': {
    mail: [
      part('mail.question.subject', 'subject'),
      part('mail.question.title', 'title'),
      part('mail.question.how', 'note'),
    ],
    sms: [part('sms.question', 'sms')],
  },
  'ticket-extended': {
    mail: [part('mail.extended.subject', 'subject'), part('mail.extended.title', 'title')],
    sms: [part('sms.extended', 'sms')],
  },
  'ticket-reopened': {
    mail: [
      part('mail.reopened.subject', 'subject'),
      part('mail.reopened.title', 'title'),
      part('mail.reopened.body', 'text'),
    ],
    sms: [part('sms.reopened', 'sms')],
  },
  'ticket-resolved': {
    mail: [
      part('mail.resolved.subject', 'subject'),
      part('mail.resolved.title', 'title'),
      part('mail.resolved.ask', 'text'),
      part('mail.resolved.reopen', 'note'),
    ],
    sms: [part('sms.resolved', 'sms')],
  },
  'incident-update': {
    mail: [
      part('mail.incident.subject', 'subject'),
      part('mail.incident.correctionSubject', 'correctionSubject'),
    ],
    sms: [part('sms.incidentEta', 'smsEta'), part('sms.incident', 'sms')],
  },
  'maintenance-update': {
    mail: [part('mail.maintenance.subject', 'subject')],
    sms: [part('sms.maintenance', 'sms'), part('sms.maintenance.over', 'smsOver')],
  },
  announcement: {
    mail: [part('mail.announcement.subject', 'subject')],
    sms: [part('sms.announcement', 'sms')],
  },
  'subscription-confirm': {
    mail: [
      part('mail.confirm.subject', 'subject'),
      part('mail.confirm.title', 'title'),
      part('mail.confirm.body', 'text'),
      part('mail.confirm.notYou', 'note'),
      part('mail.confirm.hook', 'hookText'),
      part('mail.confirm.notWanted', 'hookNote'),
    ],
    sms: [part('sms.confirm', 'sms')],
  },
} as const satisfies Record<string, Record<Medium, readonly Part[]>>

export type TemplateName = keyof typeof wordingParts
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(wordingParts, name)
export const partsOf = (message: TemplateName, medium: Medium): readonly Part[] =>
  wordingParts[message][medium]

/** The messages in the order that people look for them. */
export const templateGroups = [
  {
    group: 'ticket',
    messages: [
      'ticket-received',
      'ticket-known',
      'ticket-linked',
      'ticket-replied',
      'ticket-question',
      'ticket-extended',
      'ticket-reopened',
      'ticket-resolved',
    ],
  },
  { group: 'news', messages: ['incident-update', 'maintenance-update', 'announcement'] },
  { group: 'access', messages: ['one-time-code', 'subscription-confirm'] },
] as const satisfies ReadonlyArray<{ group: string; messages: readonly TemplateName[] }>
