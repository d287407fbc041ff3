/** What may be said of a delivery, in the order in which most of them go through it. */
export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'temporary',
  'permanent',
  'suppressed',
  'cancelled',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Deliveries with which something is still to be done. */
export const openStates = ['queued', 'sending', 'temporary'] as const satisfies readonly DeliveryState[]

export const noticeStates = ['scheduled', 'expanding', 'sending', 'paused', 'finished', 'cancelled'] as const
export type NoticeState = (typeof noticeStates)[number]

/** Words as a list in a statement: `('queued', 'sending')`. */
export const wordList = (words: readonly string[]) => `(${words.map((word) => `'${word}'`).join(', ')})`
