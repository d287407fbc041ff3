import { afterAll, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

const render = await pageRenderer()
afterAll(closeRuntime)

test('no id stands twice on a ticket beside its list: a label would name the field of another form', async () => {
  await openDesk()
  const cookie = await signedIn(await hire(['lead', 'commander']))
  const { number } = await createTicket()
  for (const path of ['/desk/tickets?panel=filters', `/desk/tickets/${number}?view=all&panel=filters`]) {
    const page = await (await render(get(path, cookie))).text()
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(ids.length).toBeGreaterThan(20)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  }
})
