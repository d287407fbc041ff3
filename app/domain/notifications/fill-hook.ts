import { chatText } from '#emails/chat.ts'
import type { Frame, Mail } from '#emails/content.ts'
import { plainText } from '#app/domain/articles/plain-text.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Channel } from '#jobs/definitions.ts'
import type { Notice } from './material.ts'
import type { Rendered } from './fill.ts'

/** Of a message to a robot or a program. */
export type HookPart = {
  link?: string
  end?: { label: string; url: string }
  at?: Date
  type?: string
  language?: string
}

/** What programs tell messages apart by. */
const types: Readonly<Record<string, string>> = {
  'incident-update': 'incident',
  'maintenance-update': 'maintenance',
  announcement: 'announcement',
  'subscription-confirm': 'confirm',
  'one-time-code': 'code',
}

/** The words of the e-mail, short of what a chat or a program has no place for; its links stand apart. */
export function fillHook(
  { t }: Frame,
  mail: Mail,
  {
    notice,
    language,
    channel,
  }: { notice: Pick<Notice, 'createdAt' | 'message'>; language: Language; channel: Channel },
): Rendered {
  return {
    subject: mail.subject,
    // Feishu shows the marks of Markdown as they stand.
    text: channel === 'feishu' ? plainText(chatText(mail)) : chatText(mail),
    at: notice.createdAt,
    type: types[notice.message] ?? notice.message,
    language,
    ...(mail.action ? { link: mail.action.url } : {}),
    ...(mail.unsubscribeUrl ? { end: { label: t('hook.unsubscribe'), url: mail.unsubscribeUrl } } : {}),
  }
}

/** The same with one reader's links. */
export const personalHook = (shared: HookPart, personal: (text: string) => string): HookPart => ({
  ...(shared.at ? { at: shared.at } : {}),
  ...(shared.type ? { type: shared.type } : {}),
  ...(shared.language ? { language: shared.language } : {}),
  ...(shared.link ? { link: personal(shared.link) } : {}),
  ...(shared.end ? { end: { ...shared.end, url: personal(shared.end.url) } } : {}),
})
