import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const t = translator('zh-CN')
let render: Awaited<ReturnType<typeof pageRenderer>>
beforeAll(async () => {
  render = await pageRenderer()
})
afterAll(closeRuntime)

const frame = [`aria-label="${t('desk.nav')}"`, 'role="search"', t('alarm.title')]

test('what is not there, not allowed or not known keeps the frame with its navigation and search', async () => {
  await openDesk()
  const ticket = await createTicket()
  const cookie = await signedIn(await hire(['agent'], 'product'))
  const refused = [
    [get('/desk/figures', cookie), 404],
    [get('/desk/tickets/AAA-AAA-AAAA', cookie), 404],
    [get('/desk/outbox', cookie), 404],
    [get('/desk/incidents/INC-AAAAAAA', cookie), 404],
    [get('/desk/incidents/new', cookie), 403],
    [get('/desk/settings/staff', cookie), 403],
    [post(`/desk/tickets/${ticket.number}/transfer`, { department: 'product' }, cookie), 404],
  ] as const
  for (const [request, status] of refused) {
    const answer = await render(request)
    const page = await answer.text()
    expect([request.url, answer.status]).toEqual([request.url, status])
    expect(frame.filter((part) => !page.includes(part))).toEqual([])
    expect(page).toContain(t('desk.toStart'))
    expect(page).not.toContain(t('error.toContact'))
  }
})

test('a stranger is asked to sign in, whether an address of the desk is there or not', async () => {
  for (const path of ['/desk/figures', '/desk/tickets']) {
    const answer = await render(get(path))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe(`/desk/sign-in?to=${encodeURIComponent(path)}`)
  }
})
