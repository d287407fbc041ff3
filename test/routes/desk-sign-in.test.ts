import { afterAll, expect, test } from 'vitest'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/desk/sign-in.tsx'
import { action as signOut } from '#app/routes/desk/sign-out.ts'
import { loader as frame } from '#app/routes/desk/layout.tsx'
import { loader as start } from '#app/routes/desk/start.ts'
import { asSystem } from '#test/support/context.ts'
import '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { args, get, post, signedIn, thrown } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

const credentials = { email: 'lin@demo.invalid', password: 'a long enough password' }

async function employ() {
  await openDesk()
  return createStaff(asSystem(), {
    name: '林',
    roles: ['agent'],
    department: 'taxpayer_service',
    ...credentials,
  })
}

test('the right password opens the desk where one wanted to go', async () => {
  await employ()
  const answer = await action(args(post('/desk/sign-in', { ...credentials, to: '/desk/tickets?view=late' })))

  expect(answer).toBeInstanceOf(Response)
  if (!(answer instanceof Response)) return
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/desk/tickets?view=late'])
  const cookie = answer.headers.get('Set-Cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/i)

  const page = await frame(args(get('/desk', cookie.split(';')[0])))
  expect(page.me.name).toBe('林')
})

test('another site is never where a sign-in leads', async () => {
  await employ()
  for (const to of ['https://evil.example', '//evil.example', '/desk//evil.example', '/track']) {
    const answer = await action(args(post('/desk/sign-in', { ...credentials, to })))
    expect(answer instanceof Response && answer.headers.get('Location')).toBe('/desk')
  }
})

test('a wrong password keeps the address and says no more than that', async () => {
  await employ()
  const wrong = await action(args(post('/desk/sign-in', { email: credentials.email, password: 'no' })))
  const unknown = await action(args(post('/desk/sign-in', { email: 'who@demo.invalid', password: 'no' })))

  expect(wrong).toMatchObject({ data: { email: credentials.email, wrong: true }, init: { status: 401 } })
  expect(unknown).toMatchObject({ data: { email: 'who@demo.invalid', wrong: true }, init: { status: 401 } })
})

test('six failures lock the account, and the page says how long to wait', async () => {
  await employ()
  for (let tries = 0; tries < 6; tries++) {
    await action(args(post('/desk/sign-in', { email: credentials.email, password: 'no' })))
  }
  const locked = await action(args(post('/desk/sign-in', { ...credentials })))

  expect(locked).toMatchObject({ data: { wrong: false, waitMinutes: 15 }, init: { status: 429 } })
  expect(locked).toHaveProperty('init.headers.Retry-After')
})

test('who is not signed in is sent to the sign-in and comes back', async () => {
  const answer = await thrown(frame(args(get('/desk/tickets?view=mine'))))
  expect(answer).toBeInstanceOf(Response)
  expect(answer instanceof Response && answer.headers.get('Location')).toBe(
    '/desk/sign-in?to=%2Fdesk%2Ftickets%3Fview%3Dmine',
  )
})

test('signing out ends the session, not only the cookie', async () => {
  const cookie = await signedIn(await employ())
  await signOut(args(post('/desk/sign-out', {}, cookie)))
  expect(await thrown(frame(args(get('/desk', cookie))))).toBeInstanceOf(Response)
})

test('the day begins where one works', async () => {
  await openDesk()
  const agent = await start(args(get('/desk', await signedIn(await hire()))))
  const commander = await start(args(get('/desk', await signedIn(await hire(['commander'], null)))))
  expect(agent.headers.get('Location')).toBe('/desk/tickets')
  expect(commander.headers.get('Location')).toBe('/desk/incidents')
})

test('who is signed in needs no sign-in page', async () => {
  const cookie = await signedIn(await employ())
  const answer = await thrown(loader(args(get('/desk/sign-in?to=/desk/incidents', cookie))))
  expect(answer instanceof Response && answer.headers.get('Location')).toBe('/desk/incidents')
})
