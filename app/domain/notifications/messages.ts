import type { Lane } from '#jobs/definitions.ts'

/** Every message people get, and the lane it travels in. */
export const messageLanes = {
  'one-time-code': 'code',
  'ticket-received': 'ticket',
  'ticket-known': 'ticket',
  'ticket-replied': 'ticket',
  'ticket-question': 'ticket',
  'ticket-extended': 'ticket',
  'ticket-reopened': 'ticket',
  'ticket-linked': 'ticket',
  'ticket-resolved': 'survey',
  'incident-update': 'incident',
  'maintenance-update': 'incident',
  announcement: 'incident',
  'subscription-confirm': 'code',
  'staff-alarm': 'ticket',
  test: 'ticket',
} as const satisfies Record<string, Lane>

export type MessageName = keyof typeof messageLanes
export const isMessageName = (name: string): name is MessageName => name in messageLanes
