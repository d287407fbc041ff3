import type { Frame, MessageTemplate } from '#emails/content.ts'
import { mailHtml, mailText } from '#emails/layout.ts'
import { worded } from '#app/domain/wording/wording.ts'
import type { Translate, Variables } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { TemplateUse } from '#app/platform/provider.ts'
import { isHookChannel, type Channel } from '#jobs/definitions.ts'
import type { Claimed } from './claim.ts'
import { fillHook, type HookPart } from './fill-hook.ts'
import type { Material, Notice } from './material.ts'

/** `headers` of an e-mail beside those that every mail has. */
export type Rendered = {
  text: string
  subject?: string
  html?: string
  headers?: Record<string, string>
  /** Of this SMS, for a provider that only sends approved templates. */
  template?: TemplateUse
} & HookPart

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

/** What is written is the same for everybody: whom it goes to has no part in it. */
export type Sheet = Omit<Job, 'row'>

export function fill<Data>(template: MessageTemplate<Data>, job: Sheet, data: Data): Rendered {
  const frame: Frame = { t: worded(job.language, job.material.wording), language: job.language, now: job.now }
  if (job.channel === 'sms')
    return fillSms((heard) => template.sms({ ...frame, t: heard }, data), job, frame.t)
  const mail = template.mail(frame, data)
  if (isHookChannel(job.channel)) return fillHook(frame, mail, job)
  return { subject: mail.subject, text: mailText(frame, mail), html: mailHtml(frame, mail) }
}

const smsKey = 'sms.'

/** An SMS is one sentence of the catalogue: what it was filled with also fills the provider's template. */
function fillSms(write: (t: Translate) => string, { notice, language }: Sheet, t: Translate): Rendered {
  let template: TemplateUse | undefined
  const text = write((key, variables) => {
    if (key.startsWith(smsKey)) {
      const sentence = key.slice(smsKey.length)
      template = { names: templateNames(notice.message, sentence, language), params: textsOf(variables) }
    }
    return t(key, variables)
  })
  return template ? { text, template } : { text }
}

/** The reader's language before the exact sentence: some messages have two, as `incident` and `incidentEta`. */
const templateNames = (message: string, sentence: string, language: Language) => [
  `${sentence}.${language}`,
  `${message}.${language}`,
  sentence,
  message,
]

const textsOf = (variables: Variables = {}) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
