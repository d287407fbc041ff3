import { afterAll, beforeEach, expect, test } from 'vitest'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

const render = await pageRenderer()

beforeEach(openDesk)
afterAll(closeRuntime)

async function opened(path: string) {
  const answer = await render(new Request(`http://127.0.0.1:3000${path}`))
  return {
    status: answer.status,
    content: (await answer.text()).split('<main', 2)[1]?.split('</main')[0] ?? '',
  }
}

test.each([
  '/t/AbCdEfGhIjKlMnOpQrStUv',
  '/rate/AbCdEfGhIjKlMnOpQrStUv',
  '/en/t/AbCdEfGhIjKlMnOpQrStUv',
  '/t/7KM4PX92HFQW',
  '/rate/7KM4PX92HFQW',
])(
  'a link like %s that opens nothing leads on to the page that asks for number and contact',
  async (path) => {
    const { status, content } = await opened(path)

    expect(status).toBe(404)
    expect(content).toContain(`href="${path.startsWith('/en') ? '/en' : ''}/track"`)
  },
)

test('an expired link of a report leads on with its number', async () => {
  const { id, number } = await createTicket()
  const { status, content } = await opened(`/t/${linkToken('track', id, new Date(Date.now() - 60_000))}`)

  expect(status).toBe(404)
  expect(content).toContain(`href="/track?number=${number}"`)
})

test('a refused link of a subscription does not ask for a report', async () => {
  expect((await opened('/unsubscribe/AbCdEfGhIjKlMnOpQrStUv')).content).not.toContain('/track')
})
