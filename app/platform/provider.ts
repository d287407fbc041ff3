/** One message as a provider takes it. `id` is the delivery: the idempotency key and the Message-ID. */
export type OutgoingMessage = {
  id: string
  to: string
  noticeId: string
  lane: string
  /** For SMS: the whole text. For e-mail: the plain part. For a robot: the text under the title. */
  text: string
  subject?: string
  html?: string
  /** Of this e-mail, beside those that every mail has. */
  headers?: Record<string, string>
  /** For SMS: the same message for a provider that only sends approved templates. */
  template?: TemplateUse
  /** For a robot or a program: where the title leads. */
  link?: string
  /** For a robot or a program: how its subscription is ended; kept whatever is cut of the text. */
  end?: { label: string; url: string }
  /** For a robot or a program: when the news was made; what waits together is told newest first. */
  at?: Date
  /** For a robot or a program: what its messages are signed with. */
  secret?: string
  /** For a program: what kind of message it is, and in which language. */
  type?: string
  language?: string
  /** Where its last try went unanswered: the message may have left there. */
  unsureAt?: string
  /** For an address of the demo data. */
  demo?: boolean
}

/** Which approved template says a message, by any of `names`, the most particular first; and what fills it. */
export type TemplateUse = { names: readonly string[]; params: Readonly<Record<string, string>> }

/**
 * What became of it. `temporary` was not taken and is tried again later (after `retryAfterMs` where the provider said
 * when), `permanent` never. `limited` is temporary too, but for what the recipient has had already and not for
 * trouble at the provider. `unknown`: no answer came and the message may have left all the same, so that the next
 * try belongs to the same provider. `reason` is a short code for reports, never an address or a provider's free text.
 */
export type Outcome = (
  | { state: 'sent'; ref?: string | undefined }
  | { state: 'temporary' | 'limited' | 'unknown'; reason: string; retryAfterMs?: number | undefined }
  | {
      state: 'permanent'
      reason: string
      /** For e-mail: what the mail server said of the address, in the numbers of RFC 3463. */
      status?: string | undefined
      /** Nobody is there any more: nothing else need be tried with this address. */
      isGone?: boolean
    }
) & {
  /** Which provider it was, where several share the traffic. */
  by?: string
}

export type Provider = {
  name: string
  /** Calls in flight at once. */
  concurrency: number
  /** It refuses a number that got too much: such messages wait here instead. */
  limitsNumbers?: boolean
  send(message: OutgoingMessage): Promise<Outcome>
  /** Where several messages can go in one call. */
  batch?: Batch
  close(): Promise<void>
}

export type Batch = {
  /** Every message in exactly one group; a group is what one call takes, often a single message. */
  groups(messages: readonly OutgoingMessage[]): OutgoingMessage[][]
  /** What became of each message of a group, by its id. */
  send(group: readonly OutgoingMessage[]): Promise<Map<string, Outcome>>
}
