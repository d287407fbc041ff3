import { mailHtml, mailText } from '#emails/layout.ts'
import type { Frame, Mail } from '#emails/content.ts'
import { personaliseHook } from '#app/domain/messages/rendering/personalise-hook.ts'
import { laneOf, type DeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import type { Variant } from '#app/domain/messages/declarations/declare.ts'
import { declaredMessages, sampleOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { sampleEnd } from '#app/domain/messages/declarations/sample-facts.ts'
import { smsParts, smsSegments, smsUnits } from '#app/domain/delivery/ledger/sms-segments.ts'
import type { Language } from '#app/i18n/language.ts'
import { dingtalk } from '#app/platform/robots/dingtalk.ts'
import { feishu } from '#app/platform/robots/feishu.ts'
import { digest } from '#app/platform/robots/message.ts'
import { wecom } from '#app/platform/robots/wecom.ts'
import { webhookBody } from '#app/platform/webhooks/webhook.ts'
import {
  channelsOf,
  isHookChannel,
  type Channel,
  type HookChannel,
} from '#app/domain/ground/vocabulary/lanes.ts'
import { worded, type Wording } from '#app/domain/messages/wording/wording.ts'

export type Preview =
  | { channel: 'email'; subject: string; html: string; text: string }
  | { channel: 'sms'; text: string; units: number; segments: number; parts: string[] }
  | {
      channel: HookChannel
      title: string
      text: string
      link: string | null
      end: { label: string; url: string } | null
      /** The request body, as JSON. */
      body: string
    }

/** The moment at which the invented facts are told. */
export const sampleTime = new Date('2026-05-14T14:00:00+08:00')

export const variantsOf = (message: DeclaredName): Variant[] =>
  declaredMessages[message].samples.map(({ variant }) => variant)
/** The channels a message can go by at all. */
export const channelsFor = (message: DeclaredName): readonly Channel[] => channelsOf[laneOf(message)]

type Wanted = { message: DeclaredName; variant: string; language: Language; channel: Channel }

/** A message with invented facts, in the words that hold or are about to. */
export function previewMessage({ message, variant, language, channel }: Wanted, wording: Wording): Preview {
  const sample = sampleOf(message, variant)
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
export const smsOf = (message: DeclaredName, language: Language, wording: Wording) =>
  declaredMessages[message].samples.map(({ variant, sms }) => ({
    variant,
    text: sms(frameIn(language, wording)),
  }))

const frameIn = (language: Language, wording: Wording): Frame => ({
  t: worded(language, wording),
  language,
  now: sampleTime,
})

const exampleId = '01a20424-c001-7000-b5ad-57a057efbe42'
const target = { endpoint: 'https://robot.example.invalid', token: 'AbCdEfGh' }
const vendors = { wecom, dingtalk, feishu } as const

/** As it is posted to a group or a program: those get it as subscribers, so they can end it. */
function hookOf(frame: Frame, mail: Mail, message: DeclaredName, channel: HookChannel): Preview {
  const letter = laneOf(message) === 'incident' ? { ...mail, unsubscribeUrl: sampleEnd } : mail
  const notice = { createdAt: sampleTime, message }
  const {
    text,
    subject = '',
    link,
    end,
    type,
    language,
  } = personaliseHook(frame, letter, {
    notice,
    language: frame.language,
    channel,
  })
  const shared = { text, link, end, at: sampleTime }
  const body =
    channel === 'webhook'
      ? webhookBody({
          ...{ id: exampleId, noticeId: exampleId, to: '', lane: laneOf(message), subject, text },
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
