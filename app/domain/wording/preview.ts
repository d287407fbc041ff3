import { mailHtml, mailText } from '#emails/layout.ts'
import { sampleEnd, samples, type Sample } from '#emails/samples.ts'
import type { Frame, Mail } from '#emails/content.ts'
import { fillHook } from '#app/domain/notifications/fill-hook.ts'
import { messageLanes } from '#app/domain/notifications/messages.ts'
import { smsParts, smsSegments, smsUnits } from '#app/domain/notifications/sms-segments.ts'
import type { Language } from '#app/i18n/language.ts'
import { dingtalk } from '#app/platform/robots/dingtalk.ts'
import { feishu } from '#app/platform/robots/feishu.ts'
import { digest } from '#app/platform/robots/message.ts'
import { wecom } from '#app/platform/robots/wecom.ts'
import { webhookBody } from '#app/platform/webhooks/webhook.ts'
import { channelsOf, isHookChannel, type Channel, type HookChannel } from '#jobs/definitions.ts'
import { isTemplateName, type TemplateName } from './parts.ts'
import { worded, type Wording } from './wording.ts'

export type Preview =
  | { channel: 'email'; subject: string; html: string; text: string }
  | { channel: 'sms'; text: string; units: number; segments: number; parts: string[] }
  | {
      channel: HookChannel
      title: string
      text: string
      link: string | null
      end: { label: string; url: string } | null
      /** What is posted, as JSON. */
      body: string
    }

/** The moment at which the invented facts are told. */
export const sampleTime = new Date('2026-05-14T14:00:00+08:00')

export const variantsOf = (message: TemplateName): string[] =>
  samplesOf(message).map(({ variant }) => variant)
/** The channels a message can go by at all. */
export const channelsFor = (message: TemplateName): readonly Channel[] => channelsOf[messageLanes[message]]

type Wanted = { message: TemplateName; variant: string; language: Language; channel: Channel }

/** A message with invented facts, in the words that hold or are about to. */
export function previewMessage({ message, variant, language, channel }: Wanted, wording: Wording): Preview {
  const [usual, ...others] = samplesOf(message)
  const sample = others.find((one) => one.variant === variant) ?? usual
  if (!sample) throw new Error(`no sample of ${message}`)
  const frame = frameIn(language, wording)
  if (channel === 'sms') {
    const text = sample.sms(frame)
    return { channel, text, units: smsUnits(text), segments: smsSegments(text), parts: smsParts(text) }
  }
  const mail = sample.mail(frame)
  if (isHookChannel(channel)) return hookOf(frame, mail, message, channel)
  return { channel, subject: mail.subject, html: mailHtml(frame, mail), text: mailText(frame, mail) }
}

/** Every variant of a message as an SMS. */
export const smsOf = (message: TemplateName, language: Language, wording: Wording) =>
  samplesOf(message).map(({ variant, sms }) => ({ variant, text: sms(frameIn(language, wording)) }))

const samplesOf = (message: TemplateName): Sample[] =>
  samples.filter(({ name }) => isTemplateName(name) && name === message)
const frameIn = (language: Language, wording: Wording): Frame => ({
  t: worded(language, wording),
  language,
  now: sampleTime,
})

const exampleId = '01a20424-c001-7000-b5ad-57a057efbe42'
const target = { endpoint: 'https://robot.example.invalid', token: 'AbCdEfGh' }
const vendors = { wecom, dingtalk, feishu } as const

/** As it is posted to a group or a program: those get it as subscribers, so they can end it. */
function hookOf(frame: Frame, mail: Mail, message: TemplateName, channel: HookChannel): Preview {
  const letter = messageLanes[message] === 'incident' ? { ...mail, unsubscribeUrl: sampleEnd } : mail
  const notice = { createdAt: sampleTime, message }
  const {
    text,
    subject = '',
    link,
    end,
    type,
    language,
  } = fillHook(frame, letter, {
    notice,
    language: frame.language,
    channel,
  })
  const shared = { text, link, end, at: sampleTime }
  const body =
    channel === 'webhook'
      ? webhookBody({
          ...{ id: exampleId, noticeId: exampleId, to: '', lane: messageLanes[message], subject, text },
          ...{ at: sampleTime },
          ...(link ? { link } : {}),
          ...(end ? { end } : {}),
          ...(type ? { type } : {}),
          ...(language ? { language } : {}),
        })
      : vendors[channel].call(target, digest([{ ...shared, title: subject }]), sampleTime).body
  return {
    channel,
    title: subject,
    text,
    link: link ?? null,
    end: end ?? null,
    body: JSON.stringify(JSON.parse(body), null, 2),
  }
}
