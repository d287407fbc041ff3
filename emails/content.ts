import type { Translate } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'

export type Block =
  | { type: 'text'; text: string }
  /**
   * Somebody's words, with line breaks; `language` where it differs from the mail's, `html` where they were written in
   * Markdown (rendered and sanitised by the caller).
   */
  | { type: 'quote'; text: string; html?: string; language?: Language | undefined; label?: string }
  | { type: 'facts'; rows: ReadonlyArray<readonly [label: string, value: string]> }
  | { type: 'code'; text: string }
  | { type: 'note'; text: string }

export type Mail = {
  subject: string
  title: string
  blocks: readonly Block[]
  action?: { label: string; url: string }
  /** Where a subscriber ends or changes the subscription. */
  unsubscribeUrl?: string | undefined
  /** Why they get it and when it ends, where the usual words don't fit. */
  unsubscribeText?: string | undefined
}

export type Frame = { t: Translate; language: Language; now: Date }

/** What a message says of given facts: the e-mail and its SMS. The SMS has no signature; the provider adds it. */
export type MessageText = {
  mail: (frame: Frame) => Mail
  sms: (frame: Frame) => string
}
