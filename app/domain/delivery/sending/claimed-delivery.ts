import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'

export type Delivery = {
  id: string
  noticeId: string
  contactId: string
  ticketId: string | null
  language: string
  recipient: string
  attempts: number
  previous: DeliveryState
  /** The provider whose answer to the last try never came. */
  unsureAt: string | null
}
