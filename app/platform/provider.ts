/** One message as a provider takes it. `id` is the delivery: the idempotency key and the Message-ID. */
export type Parcel = {
  id: string
  to: string
  noticeId: string
  lane: string
  /** For SMS: the whole text. For e-mail: the plain part. */
  text: string
  subject?: string
  html?: string
  /** Of this e-mail, beside those that every mail has. */
  headers?: Record<string, string>
  /** For an address of the demo data. */
  demo?: boolean
}

/**
 * What became of it. `temporary` is tried again later (after `retryAfterMs` where the provider said when),
 * `permanent` never. `reason` is a short code for reports, never an address or a provider's free text.
 */
export type Outcome =
  | { state: 'sent'; ref?: string | undefined }
  | { state: 'temporary'; reason: string; retryAfterMs?: number | undefined }
  | { state: 'permanent'; reason: string }

export type Provider = {
  name: string
  /** Parcels in flight at once. */
  concurrency: number
  send(parcel: Parcel): Promise<Outcome>
  close(): Promise<void>
}
