import { samples } from '#emails/samples.ts'
import type { MessageTemplate } from '#emails/content.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { fill, type Job, type Rendered } from './fill.ts'

/**
 * A message with invented facts, as somebody tries it out. It says so itself, in the subject and in the text, except
 * where a provider puts words of its own: those fill the approved template of the message.
 */
export function renderTest(job: Job): Rendered | null {
  const { message, variant } = job.notice.details
  const all = samples.filter(({ name }) => name === message)
  const sample = all.find((one) => one.variant === variant) ?? all[0]
  if (!sample) return null
  const t = translator(job.language)
  const template: MessageTemplate<null> = {
    mail(frame) {
      const mail = sample.mail(frame)
      return {
        ...mail,
        subject: t('mail.test.subject', { subject: mail.subject }),
        blocks: [{ type: 'note', text: t('mail.test.note') }, ...mail.blocks],
      }
    },
    sms: (frame) => sample.sms(frame),
  }
  const filled = fill(template, { ...job, notice: { ...job.notice, message: sample.name } }, null)
  return job.channel === 'sms' ? { ...filled, text: t('mail.test.sms', { text: filled.text }) } : filled
}
