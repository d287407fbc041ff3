import type { Frame, MessageTemplate } from '#emails/content.ts'
import { mailHtml, mailText } from '#emails/layout.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Channel } from '#jobs/definitions.ts'
import type { Claimed } from './claim.ts'
import type { Material, Notice } from './material.ts'

/** `headers` of an e-mail beside those that every mail has. */
export type Rendered = {
  text: string
  subject?: string
  html?: string
  headers?: Record<string, string>
}

/** One ledger row to be written out, with what its chunk has in common. */
export type Job = {
  notice: Notice
  row: Claimed
  language: Language
  channel: Channel
  material: Material
  /** Texts that are the same for everybody, by notice and language. */
  shared: Map<string, Rendered>
  now: Date
}

export function fill<Data>(template: MessageTemplate<Data>, job: Job, data: Data): Rendered {
  const frame: Frame = { t: translator(job.language), language: job.language, now: job.now }
  if (job.channel === 'sms') return { text: template.sms(frame, data) }
  const mail = template.mail(frame, data)
  return { subject: mail.subject, text: mailText(frame, mail), html: mailHtml(frame, mail) }
}
