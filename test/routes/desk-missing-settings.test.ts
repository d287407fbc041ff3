import { afterAll, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { base, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

// As a server is set up that was given a database, keys and nothing else.
Object.assign(process.env, { NODE_ENV: 'production', SMTP_URL: '', SMS_PROVIDER: '', BASE_URL: '', DEMO: '' })

afterAll(closeRuntime)

test('the desk of a production without providers and address says so on its pages', async () => {
  await openDesk()
  const cookie = await signedIn(await hire(['agent']))
  const render = await pageRenderer()
  const answer = await render(new Request(`${base}/desk/tickets`, { headers: { Cookie: cookie } }))
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).toContain('系统还缺设置')
  for (const words of ['没有配置邮件服务器', '没有配置短信服务商', '没有设置本站网址'])
    expect(text).toContain(words)
})
