import type { MessageText } from '#emails/content.ts'
import { isDeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import { sampleOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { personalise } from './personalise.ts'
import type { RenderInput } from './render-input.ts'
import type { Rendered } from './rendered.ts'

/**
 * A message with invented facts, as somebody tries it out. It says so itself, in the subject and in the text, except
 * where a provider puts words of its own: those fill the approved template of the message.
 */
export function renderTest(job: RenderInput): Rendered | null {
  const { message = '', variant = '' } = job.notice.details
  if (!isDeclaredName(message)) return null
  const sample = sampleOf(message, variant)
  const t = translator(job.language)
  const marked: MessageText = {
    mail(frame) {
      const mail = sample.mail(frame)
      return {
        ...mail,
        subject: t('mail.test.subject', { subject: mail.subject }),
        blocks: [{ type: 'note', text: t('mail.test.note') }, ...mail.blocks],
      }
    },
    sms: sample.sms,
  }
  const filled = personalise(marked, { ...job, notice: { ...job.notice, message } })
  return job.channel === 'sms' ? { ...filled, text: t('mail.test.sms', { text: filled.text }) } : filled
}
