import { afterAll, beforeEach, expect, test } from 'vitest'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { hookChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { hookHouse, incidentNews } from '#test/support/hooks.ts'
import { pageRenderer } from '#test/support/render.ts'
import { sessionCookie } from '#test/security/walk/callers.ts'

process.env.WEBHOOK_PRIVATE = '1'
beforeEach(openDesk)
afterAll(closeRuntime)

test('a notice shows every channel by its name, and the text to post elsewhere without any script', async () => {
  const house = await hookHouse()
  try {
    for (const channel of hookChannels) await house.listen(channel)
    const { noticeId, number, commander } = await incidentNews()
    const [update] = await sql<
      { id: string }[]
    >`select id from incident_updates order by created_at desc limit 1`
    expect((await previewUpdate(commander, update?.id ?? '')).audience).toEqual({
      people: 0,
      email: 0,
      sms: 0,
      hooks: 4,
    })
    await house.drain('incident')

    const open = await pageRenderer()
    const cookie = await sessionCookie(await hire(['commander'], null))
    const at = `http://127.0.0.1:3000/desk/notices/${noticeId}`
    const html = await (await open(new Request(at, { headers: { Cookie: cookie } }))).text()

    for (const name of ['企业微信', '钉钉', '飞书', 'Webhook']) expect(html).toContain(`>${name}<`)
    const posts = [...html.matchAll(/<textarea[^>]*readOnly[^>]*name="(post-\w+)"[^>]*>([^<]*)</gi)]
    expect(posts.map(([, name]) => name)).toEqual(['post-wechat', 'post-weibo'])
    for (const [, , text = ''] of posts) {
      expect(text).toContain('【调查中】数据同步延迟')
      expect(text).toContain(`/incidents/${number}`)
    }
  } finally {
    await house.close()
  }
})
