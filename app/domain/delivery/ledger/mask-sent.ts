import { maskEmail } from '#app/domain/contacts/contacts/email.ts'
import { maskHook } from '#app/domain/contacts/contacts/hook.ts'
import { maskTyped } from '#app/domain/contacts/contacts/mask-typed.ts'
import { maskMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { isHookChannel } from '#app/domain/ground/vocabulary/lanes.ts'

type Sent = { channel: string; to: string; subject?: string; text: string; html?: string }

/** Whoever has one of these is the person it was sent to. */
const signedLink = /\/(t|rate|confirm|unsubscribe)\/[\w-]+/g
const oneTimeCode = /(?<!\d)\d{6}(?!\d)/g

/** A message as people of the house may read it: neither its address nor a link or code that acts for the recipient. */
export function maskSent<Message extends Sent>(message: Message, isCode: boolean): Message {
  const { channel, to, subject, text, html } = message
  const shownTo = maskAddress(channel, to)
  const masked = (words: string) => {
    const linked = maskTyped(words.replaceAll(to, shownTo).replaceAll(signedLink, '/$1/…'))
    return isCode ? linked.replaceAll(oneTimeCode, '******') : linked
  }
  return {
    ...message,
    to: shownTo,
    text: masked(text),
    ...(subject === undefined ? {} : { subject: masked(subject) }),
    ...(html === undefined ? {} : { html: masked(html) }),
  }
}

function maskAddress(channel: string, to: string): string {
  if (to === '?') return to
  if (isHookChannel(channel)) return maskHook(to)
  return channel === 'sms' ? maskMobile(to) : maskEmail(to)
}
