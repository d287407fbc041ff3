import type { Rendered } from '#app/domain/messages/rendering/rendered.ts'
import type { Frame, MessageText } from '#emails/content.ts'
import { mailHtml, mailText } from '#emails/layout.ts'
import { worded } from '#app/domain/messages/wording/wording.ts'
import type { Translate, Variables } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { TemplateUse } from '#app/platform/provider.ts'
import { isHookChannel } from '#app/domain/ground/vocabulary/lanes.ts'
import { personaliseHook } from './personalise-hook.ts'
import type { SharedRenderInput } from './render-input.ts'

/** Writes a message for a channel, in the words that hold. */
export function personalise(message: MessageText, job: SharedRenderInput): Rendered {
  const frame: Frame = { t: worded(job.language, job.material.wording), language: job.language, now: job.now }
  if (job.channel === 'sms') return fillSms((heard) => message.sms({ ...frame, t: heard }), job, frame.t)
  const mail = message.mail(frame)
  if (isHookChannel(job.channel)) return personaliseHook(frame, mail, job)
  return { subject: mail.subject, text: mailText(frame, mail), html: mailHtml(frame, mail) }
}

const smsKey = 'sms.'

/** An SMS is one sentence of the catalogue: what it was filled with also fills the provider's template. */
function fillSms(
  write: (t: Translate) => string,
  { notice, language }: SharedRenderInput,
  t: Translate,
): Rendered {
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
