import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { action as save } from '#app/routes/desk/views.tsx'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, locationOf, post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const t = translator('zh-CN')
let render: Awaited<ReturnType<typeof pageRenderer>>
let cookie: string

beforeAll(async () => {
  render = await pageRenderer()
})
beforeEach(async () => {
  await openDesk()
  cookie = await signedIn(await hire(['lead']))
  await createTicket({ description: '红冲以后查不到' })
  await createTicket({ description: '月底要入账' })
})
afterAll(closeRuntime)

const page = async (path: string, cookies = cookie) => {
  const answer = await render(get(path, cookies))
  return { answer, html: (await answer.text()).replaceAll('&amp;', '&').replaceAll('<!-- -->', '') }
}
const hrefs = (html: string) => [...html.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href ?? '')

test('a search says how many it found, and each filter is a chip that goes away by itself', async () => {
  const { html } = await page('/desk/tickets?view=all&state=new&order=oldest&q=红冲')
  expect(html).toContain(t('inbox.found', { count: '1' }))
  expect(html).not.toContain(t('inbox.count', { count: '2' }))
  expect(html).toContain(t('filter.chosen', { filter: t('filter.state'), value: t('ticketState.new') }))
  const q = encodeURIComponent('红冲')
  expect(hrefs(html)).toEqual(
    expect.arrayContaining([
      `/desk/tickets?view=all&order=oldest&q=${q}`,
      `/desk/tickets?view=all&order=oldest&state=new`,
    ]),
  )
  // The choices are read when somebody opens them.
  expect(html).not.toContain('name="channel"')
  const opened = await page('/desk/tickets?view=all&state=new&panel=filters')
  expect(opened.html).toMatch(/<option value="new" selected="">/)
  expect((await page('/desk/tickets?view=all')).html).toContain(t('inbox.count', { count: '2' }))
})

test('an address with a filter that stands for nothing is refused inside the frame', async () => {
  const { answer, html } = await page('/desk/tickets?view=all&state=lost')
  expect(answer.status).toBe(422)
  expect(html).toContain(t('refusal.inbox.filter'))
  expect(html).toContain(t('desk.nav'))
})

test('a saved view stands beside the views, its address leads to the same list, and one without a name comes back', async () => {
  const fields = {
    name: '月底',
    scope: 'personal',
    query: 'view=all&order=oldest&q=月底',
    formKey: crypto.randomUUID(),
  }
  const to = locationOf(await save(args(post('/desk/views', fields, cookie)))) ?? ''
  const query = `view=all&order=oldest&q=${encodeURIComponent('月底')}`
  expect(to).toBe(`/desk/tickets?${query}&done=viewSaved`)
  const { html } = await page(to)
  expect(html).toMatch(
    new RegExp(
      `aria-current="page" [^>]*href="/desk/tickets\\?${query}"|href="/desk/tickets\\?${query}"[^>]*aria-current="page"`,
    ),
  )
  expect(html).toContain(t('inbox.found', { count: '1' }))

  const unnamed = { ...fields, name: ' ', formKey: crypto.randomUUID() }
  expect(await save(args(post('/desk/views', unnamed, cookie)))).toMatchObject({ init: { status: 422 } })
})

test('density and theme are chosen by an address, kept by a cookie and stand in the first document', async () => {
  const chosen = await page('/desk/tickets?density=compact&theme=dark')
  expect(chosen.html).toMatch(/<html[^>]* data-density="compact" data-theme="dark"/)
  const look = chosen.answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  expect(look).toMatch(/^fd_look=/)
  const later = await page('/desk/tickets?theme=system', `${cookie}; ${look}`)
  expect(later.html).toMatch(/<html[^>]* data-density="compact"(?! data-theme)/)
  expect((await page('/desk/tickets?density=huge&theme=pink')).html).not.toMatch(/data-(density|theme)=/)
})
