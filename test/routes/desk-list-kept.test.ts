import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as assign } from '#app/routes/desk/ticket-assignment.tsx'
import { action as doInBulk } from '#app/routes/desk/bulk-action.tsx'
import { action as extend } from '#app/routes/desk/ticket-extension.tsx'
import { action as promise } from '#app/routes/desk/ticket-promises.tsx'
import { action as move } from '#app/routes/desk/ticket-state.tsx'
import { action as send } from '#app/routes/desk/ticket.tsx'
import { action as transfer } from '#app/routes/desk/ticket-transfer.tsx'
import { listSearch } from '#app/ui/desk/inbox/list-search.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, locationOf, post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

let render: Awaited<ReturnType<typeof pageRenderer>>
beforeAll(async () => {
  render = await pageRenderer()
})
afterAll(closeRuntime)

const list = '?view=department&state=new&priority=normal&q=%E6%9F%A5%E6%97%A0+%E6%AD%A4%E7%A5%A8'
const later = '2099-01-01T10:00'

test('filters and search stand after a reply and every other act on a ticket', async () => {
  await openDesk()
  const cookie = await signedIn(await hire())
  const { number } = await createTicket()
  const at = `/desk/tickets/${number}`
  const acts = [
    [send, at, { way: 'reply', body: '已收到。' }, `${at}${list}&done=reply`],
    [send, at, { way: 'note', note: '已核对。' }, `${at}${list}&done=note`],
    [assign, `${at}/assignment`, { assignee: 'me' }, `${at}${list}&done=assigned`],
    [promise, `${at}/promises`, { text: '回电', dueAt: later }, `${at}${list}&done=promised`],
    [extend, `${at}/extension`, { until: later, reason: '等上游' }, `${at}${list}&done=extended`],
    [move, `${at}/state`, { to: 'waiting_upstream', reason: '等上游' }, `${at}${list}&done=moved`],
    [
      transfer,
      `${at}/transfer`,
      { department: 'product', reason: '归产品' },
      `/desk/tickets${list}&done=transferred`,
    ],
  ] as const
  for (const [action, path, fields, next] of acts) {
    const answer = await action(args(post(path + list, fields, cookie), { number }))
    expect(locationOf(answer)).toBe(next)
  }
})

test('they stand after tickets were taken together, where the button names the page it stands on', async () => {
  await openDesk()
  const cookie = await signedIn(await hire())
  const { number } = await createTicket()
  const fields = { ticket: number, back: `/desk/tickets${list}` }
  const answer = await doInBulk(args(post('/desk/tickets/bulk/take', fields, cookie), { action: 'take' }))
  expect(locationOf(answer)).toMatch(`/desk/tickets${list}&done=bulk&undo=`)
})

test('every form of a ticket carries them, and what was just done is not carried to the next ticket', async () => {
  await openDesk()
  const cookie = await signedIn(await hire(['lead']))
  const { number } = await createTicket()
  const answer = await render(get(`/desk/tickets/${number}${list}&done=reply`, cookie))
  const page = (await answer.text()).replaceAll('&amp;', '&')
  const sentTo = [...page.matchAll(/ action="(\/desk\/tickets\/[^"]+)"/g)].map(([, action]) => action ?? '')
  const ofTicket = sentTo.filter((action) => action.includes(number) && !action.endsWith('/contact'))
  expect(ofTicket.length).toBeGreaterThan(5)
  expect(ofTicket.filter((action) => !action.endsWith(list))).toEqual([])
  const rows = [...page.matchAll(/ href="(\/desk\/tickets\/[^"]+)"/g)].map(([, href]) => href ?? '')
  expect(rows.filter((href) => href.includes('done=') && !href.includes('lang='))).toEqual([])
})

test('only what makes the list is kept', () => {
  expect(listSearch(`${list}&done=reply&refused=x&field=y&lang=en`)).toBe(list)
  expect(listSearch('?done=reply')).toBe('')
})
