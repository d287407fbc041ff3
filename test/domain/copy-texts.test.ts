import { beforeEach, expect, test } from 'vitest'
import { composePost, copyTexts, lengthOf, longestPost } from '#app/domain/messages/previews/copy-texts.ts'
import { as, asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { announced } from '#test/support/announcing.ts'
import { incidentNews, nextNews } from '#test/support/hooks.ts'

beforeEach(openDesk)

const link = 'https://desk.invalid/incidents/INC-7HK2M4P'
test.each([
  ['短', '正在查。', 140, `短\n正在查。\n${link}`],
  ['短', '', 140, `短\n${link}`],
  ['题', '票'.repeat(100), lengthOf(link) + 6, `题\n票票…\n${link}`],
  ['题', '👨‍👩‍👧'.repeat(9), lengthOf(link) + 5, `题\n👨‍👩‍👧…\n${link}`],
  ['题', '票票票', lengthOf(link) + 3, `题\n${link}`],
])('%s with %s in %i characters', (title, text, most, post) => {
  expect(composePost({ title, text, link }, most)).toBe(post)
  expect(lengthOf(post)).toBeLessThanOrEqual(most)
})

test('an update can be copied for the official account and for Weibo, each at its length', async () => {
  const { number, commander } = await incidentNews()
  const { noticeId } = await nextNews(
    commander,
    number,
    'identified',
    `**原因**已确认。${'正在补传。'.repeat(100)}`,
  )
  const posts = await copyTexts(commander, noticeId)

  for (const [place, post = ''] of Object.entries(posts ?? {})) {
    expect(post).toMatch(/^【已确认原因】数据同步延迟\n/)
    expect(post.endsWith(`\nhttp://127.0.0.1:3000/incidents/${number}`)).toBe(true)
    expect(post).toContain('\n原因已确认。')
    expect(post).not.toContain('link.invalid')
    expect(lengthOf(post)).toBeLessThanOrEqual(place === 'weibo' ? longestPost.weibo : longestPost.wechat)
  }
  expect(lengthOf(posts?.weibo ?? '')).toBe(140)
  expect(posts?.wechat).toContain('正在补传。'.repeat(100))
})

test('an announcement can be copied, too', async () => {
  const posts = await copyTexts(as(await hire(['communications'], null)), await announced('查询页面更新'))
  expect(posts?.weibo).toMatch(/查询页面更新[\s\S]*\/announcements\//)
})

test('what went to one person is nobody else’s to post, and strangers see nothing', async () => {
  await createTicket()
  const [row] = await sql<{ id: string }[]>`select id from notices where lane = 'ticket'`
  expect(await copyTexts(as(await hire(['commander'], null)), row?.id ?? '')).toBeNull()
  const { noticeId } = await incidentNews()
  await expect(copyTexts(asAnonymous(), noticeId)).rejects.toMatchObject({ status: 404 })
})
