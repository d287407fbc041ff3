import { afterAll, beforeEach, expect, test } from 'vitest'
import { surveyAnswers, surveys, tickets } from '#db/schema/index.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/rate.tsx'
import { as } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, post } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

async function invitation() {
  const ticket = await createTicket()
  const admin = await hire(['admin'])
  await resolveTicket(as(admin), ticket.number, { answer: '现在可以查到。' })
  const [survey] = await db.select().from(surveys)
  const token = linkToken('rate', survey?.id ?? '', new Date(Date.now() + 86_400_000))
  return { path: `/rate/${token}`, params: { token } }
}

const good = { solved: 'yes', level: '5', 'aspects.speed': '4', 'aspects.ease': '', comment: '' }

test('looking at the invitation records nothing', async () => {
  const { path, params } = await invitation()

  const page = await loader(get(path, params))

  expect(page).toMatchObject({ shows: 'form', changeable: false })
  expect(await db.select().from(surveyAnswers)).toEqual([])
})

test('a rating is recorded with the sub-items that were chosen, and thanked for', async () => {
  const { path, params } = await invitation()

  await action(post(path, good, params))

  expect(await db.select().from(surveyAnswers)).toMatchObject([
    { solved: true, level: 5, aspects: { speed: 4 } },
  ])
  expect(await loader(get(`${path}?done=1`, params))).toMatchObject({ shows: 'thanks', low: false })
})

test('a low rating without a word asks for one and keeps what was chosen', async () => {
  const { path, params } = await invitation()

  const refused = await action(post(path, { ...good, level: '2' }, params))

  expect(refused).toMatchObject({
    init: { status: 422 },
    data: { errors: [{ field: 'comment' }], values: { solved: 'yes', level: '2', 'aspects.speed': '4' } },
  })
})

test('a low rating with its reason re-opens the matter', async () => {
  const { path, params } = await invitation()

  await action(post(path, { ...good, level: '2', comment: '还是查不到。' }, params))

  expect(await db.select().from(tickets)).toMatchObject([{ state: 'reopened' }])
})
