import { eq } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'
import { loadSubjects } from '#app/domain/messages/rendering/template-data.ts'
import { newsForAll } from '#app/domain/messages/rendering/render-news.ts'
import { isUuid } from '#app/platform/uuid.ts'

/** The longest post of each platform, in characters; Weibo folds longer ones. */
export const longestPost = { wechat: 2000, weibo: 140 } as const
export type CopyTexts = { wechat: string; weibo: string }

/**
 * The text of a notice to many for the official account and for Weibo, to be copied by hand: title, words and the link
 * to the public page. null where the notice is for single people.
 */
export async function copyTexts(ctx: Context, noticeId: string): Promise<CopyTexts | null> {
  ensure(canFollow(ctx.actor), notFound)
  const [notice] = isUuid(noticeId) ? await ctx.db.select().from(notices).where(eq(notices.id, noticeId)) : []
  if (!notice) throw notFound()
  if (notice.lane !== 'incident') return null
  const nobody = { subscribers: new Map(), incidentSubscribers: new Map() }
  const material = { ...(await loadSubjects(ctx, [notice])), ...nobody }
  const sheet = {
    notice,
    language: 'zh-CN',
    channel: 'webhook',
    material,
    shared: new Map(),
    now: ctx.now,
  } as const
  const news = newsForAll(sheet)
  if (!news) return null
  const parts = { title: news.subject ?? '', text: plainText(news.text), link: news.link ?? '' }
  return { wechat: composePost(parts, longestPost.wechat), weibo: composePost(parts, longestPost.weibo) }
}

/** Title and link whole, of the words as much as there is room for; in characters as a reader counts them. */
export function composePost(parts: { title: string; text: string; link: string }, most: number): string {
  const room = most - lengthOf([parts.title, '', parts.link].join('\n'))
  return [parts.title, shortened(parts.text, room), parts.link].filter(Boolean).join('\n')
}

const characters = (text: string) =>
  Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
export const lengthOf = (text: string) => characters(text).length

function shortened(text: string, room: number): string {
  const all = characters(text)
  if (all.length <= room) return text
  return room > 1 ? `${all.slice(0, room - 1).join('')}…` : ''
}
