import { afterAll, beforeEach, expect, test } from 'vitest'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const answer = await pageRenderer()
const t = translator('zh-CN')
beforeEach(openDesk)
afterAll(closeRuntime)

/** Time that is left, as the badges say it. */
const left = /剩 \d/

test.each([
  ['before anybody answered', false, false],
  ['after an answer', true, true],
])('no clock of a ticket counts any more that was cancelled %s', async (_, answered, isMetShown) => {
  const lead = await hire(['lead'])
  const cookie = await signedIn(lead)
  const ticket = await createTicket()
  if (answered) await replyToTicket(as(lead), ticket.number, { visibility: 'public', body: '正在核实。' })
  const page = async (path: string) => (await answer(get(path, cookie))).text()
  expect(await page(`/desk/tickets/${ticket.number}`)).toMatch(left)
  await transitionTicket(as(lead), ticket.number, { to: 'cancelled', reason: '重复' })

  const html = await page(`/desk/tickets/${ticket.number}`)
  expect(html.includes(t('sla.met'))).toBe(isMetShown)
  expect(html).not.toMatch(left)
  expect(await page('/desk/tickets?view=all&state=cancelled')).not.toMatch(left)
})
