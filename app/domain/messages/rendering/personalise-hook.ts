import type { HookPart } from '#app/domain/messages/rendering/rendered.ts'
import { chatText } from '#emails/chat.ts'
import type { Frame, Mail } from '#emails/content.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import { hookTypeOf } from '#app/domain/messages/declarations/declared-messages.ts'
import type { Notice } from './template-data.ts'
import type { Rendered } from '#app/domain/messages/rendering/rendered.ts'

/** The words of the e-mail, short of what a chat or a program has no place for; its links stand apart. */
export function personaliseHook(
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
    type: hookTypeOf(notice.message),
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
