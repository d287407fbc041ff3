import { oneClickUrl, trackLink, unsubscribeLink } from '#app/domain/delivery/links/links.ts'
import { isDeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import type { News, NewsLinks, NewsMessage } from '#app/domain/messages/declarations/declare.ts'
import { declaredMessages } from '#app/domain/messages/declarations/declared-messages.ts'
import type { TemplateUse } from '#app/platform/provider.ts'
import { personalHook } from './personalise-hook.ts'
import { personalise } from './personalise.ts'
import type { RenderInput, SharedRenderInput } from './render-input.ts'
import type { Rendered } from './rendered.ts'
import { subscriptionOf } from './subscription-of.ts'

/** Stand in a shared text where each reader's own links go; nothing a person writes contains them. */
const linkMark = 'https://link.invalid/￼own￼'
const endMark = 'https://link.invalid/￼end￼'

/** Whether a message goes to many, and its readers may have subscribed to it. */
export const isNews = (message: string): boolean =>
  isDeclaredName(message) && declaredMessages[message].kind === 'news'

/**
 * News to many: the text is made once a notice and language, each reader's own links are put in. Who gets it as a
 * subscriber can end that from the message, in mail programs with one click (RFC 8058).
 */
export function renderNews(message: NewsMessage, job: RenderInput): Rendered | null {
  const { notice, row, language, channel, urlOf } = job
  const news = message.compose(job)
  if (!news) return null
  const subscriber = row.ticketId ? null : subscriptionOf(job)
  const because = subscriber ? (subscriber.isOfIncident ? 'incident' : 'subscription') : 'report'

  const key = `${notice.id}:${language}:${because}`
  const shared = job.shared.get(key) ?? write(news, job, subscriber ? endMark : undefined, because)
  job.shared.set(key, shared)

  const own = row.ticketId ? urlOf(trackLink(row.ticketId, notice.createdAt)) : news.page
  const ending = subscriber ? unsubscribeLink(subscriber.id, notice.createdAt) : null
  const end = ending ? urlOf(ending) : ''
  const personal = (text: string) => text.replaceAll(linkMark, own).replaceAll(endMark, end)
  return {
    text: personal(shared.text),
    ...(shared.subject === undefined ? {} : { subject: shared.subject }),
    ...(shared.html === undefined ? {} : { html: personal(shared.html) }),
    ...personalHook(shared, personal),
    ...(shared.template ? { template: personalTemplate(shared.template, personal) } : {}),
    ...(ending && channel === 'email'
      ? {
          headers: {
            'List-Unsubscribe': `<${oneClickUrl(ending)}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  }
}

/** The news as anybody may read it, leading to its public page; null for what is no news. */
export function newsForAll(job: SharedRenderInput): Rendered | null {
  const { message } = job.notice
  const declared = isDeclaredName(message) ? declaredMessages[message] : null
  const news = declared?.kind === 'news' ? declared.compose(job) : null
  if (!news) return null
  const shared = write(news, job, undefined, 'report')
  const toPage = (text: string) => text.replaceAll(linkMark, news.page)
  return { ...shared, text: toPage(shared.text), ...personalHook(shared, toPage) }
}

const write = (
  news: News,
  job: SharedRenderInput,
  unsubscribe: string | undefined,
  because: NewsLinks['because'],
): Rendered => personalise(news.write({ own: linkMark, unsubscribe, because }), job)

const personalTemplate = (
  { names, params }: TemplateUse,
  personal: (text: string) => string,
): TemplateUse => ({
  names,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, personal(value)])),
})
