import { afterAll, beforeEach, expect, test } from 'vitest'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { resetPassword } from '#app/domain/people/staff/reset-password.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const answer = await pageRenderer()
const t = translator('zh-CN')
beforeEach(openDesk)
afterAll(closeRuntime)

const aLink = async () => resetPassword(as(await hire(['admin'], null)), (await hire()).id)

test.each<[string, (token: string) => unknown]>([
  ['was used', (token) => acceptInvitation(asSystem(), token, 'a password of my own')],
  ['has expired', () => sql`update staff_invitations set expires_at = now() - interval '1 second'`],
  ['was replaced', () => sql`update staff_invitations set used_at = now()`],
])('a link that %s says so, and leads to the sign-in and not to the public', async (_, end) => {
  const token = await aLink()
  await end(token)
  const page = await answer(get(`/desk/invitation/${token}`))
  const html = await page.text()

  expect(page.status).toBe(404)
  expect(html).toContain(t('refusal.link.invalid'))
  expect(html).toContain('href="/desk"')
  expect(html).not.toContain(t('error.toHome'))
})
