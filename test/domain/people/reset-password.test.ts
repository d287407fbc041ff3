import { beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { linkForAdmin } from '#app/domain/people/staff/admin-link.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { letStaffLeave } from '#app/domain/people/staff/leave.ts'
import { invitedBy } from '#app/domain/people/staff/one-time-link.ts'
import { resetPassword } from '#app/domain/people/staff/reset-password.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { staffOfSession } from '#app/domain/people/staff/session.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const email = 'wang@demo.invalid'
const before = 'the password before'
const after = 'the password after'
const enter = async (password: string) =>
  (await signIn(asAnonymous(), { email, password, address: '127.0.0.1', userAgent: 'test' })).token
const employ = (roles: Role[] = ['agent']) =>
  createStaff(asSystem(), { name: '王', email, roles, department: 'taxpayer_service', password: before })
const actions = async () =>
  (await sql<{ action: string }[]>`select action from audit_rows order by at, id`).map(({ action }) => action)

async function lockOut() {
  for (let tries = 0; tries < 6; tries++) await enter('wrong').catch(() => undefined)
  await expect(enter(before)).rejects.toMatchObject({ status: 429 })
}

describe('resetting a password', () => {
  test('leaves the old password and the sessions as they are until the link is used', async () => {
    const person = await employ()
    const session = await enter(before)
    const token = await resetPassword(as(await hire(['admin'], null)), person.id)

    expect(await enter(before)).toEqual(expect.any(String))
    expect(await staffOfSession(asAnonymous(), session)).toMatchObject({ id: person.id })

    await acceptInvitation(asAnonymous(), token, after)
    await expect(enter(before)).rejects.toMatchObject({ status: 401 })
    expect(await staffOfSession(asAnonymous(), session)).toBeNull()
    expect(await enter(after)).toEqual(expect.any(String))
    expect(await actions()).toEqual(expect.arrayContaining(['staff.password_reset', 'staff.password_chosen']))
  })

  test('gives a link that works once, and ends the one made before', async () => {
    const person = await employ()
    const admin = as(await hire(['admin'], null))
    const first = await resetPassword(admin, person.id)
    const second = await resetPassword(admin, person.id)

    await expect(acceptInvitation(asAnonymous(), first, after)).rejects.toMatchObject({ status: 404 })
    await acceptInvitation(asAnonymous(), second, after)
    await expect(acceptInvitation(asAnonymous(), second, before)).rejects.toMatchObject({ status: 404 })
    expect(await enter(after)).toEqual(expect.any(String))
  })

  test('gives a link that expires and changes nothing then', async () => {
    const person = await employ()
    const token = await resetPassword(as(await hire(['admin'], null)), person.id)
    await sql`update staff_invitations set expires_at = now() - interval '1 second'`

    expect(await invitedBy(asAnonymous(), token)).toBeNull()
    await expect(acceptInvitation(asAnonymous(), token, after)).rejects.toMatchObject({ status: 404 })
    expect(await enter(before)).toEqual(expect.any(String))
  })

  test('lifts a lock, but only by the link being used', async () => {
    const person = await employ()
    await lockOut()
    const token = await resetPassword(as(await hire(['admin'], null)), person.id)
    await expect(enter(before)).rejects.toMatchObject({ status: 429 })

    await acceptInvitation(asAnonymous(), token, after)
    expect(await enter(after)).toEqual(expect.any(String))
  })

  test('is for administrators, of who works here', async () => {
    const person = await employ()
    const admin = as(await hire(['admin'], null))
    await expect(resetPassword(as(await hire(['lead'])), person.id)).rejects.toMatchObject({ status: 403 })
    await expect(resetPassword(admin, 'nobody')).rejects.toMatchObject({ status: 404 })

    const token = await resetPassword(admin, person.id)
    await letStaffLeave(admin, person.id)
    await expect(acceptInvitation(asAnonymous(), token, after)).rejects.toMatchObject({ status: 404 })
    await expect(resetPassword(admin, person.id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('a link for an administrator', () => {
  test('lets in one who is locked out, within the hour', async () => {
    await employ(['admin'])
    await lockOut()
    const token = await linkForAdmin(asSystem(), ' Wang@demo.invalid ')
    const [link] = await sql`
      select purpose, extract(epoch from expires_at - now())::int as seconds from staff_invitations`

    expect(link).toMatchObject({ purpose: 'reset' })
    expect(link?.seconds).toBeGreaterThan(3500)
    expect(link?.seconds).toBeLessThanOrEqual(3600)
    await acceptInvitation(asAnonymous(), token, after)
    expect(await enter(after)).toEqual(expect.any(String))
    expect(await actions()).toContain('staff.admin_link')
  })

  test('makes an administrator of an address that nobody has', async () => {
    await acceptInvitation(asAnonymous(), await linkForAdmin(asSystem(), email), after)

    const session = await enter(after)
    expect(await staffOfSession(asAnonymous(), session)).toMatchObject({ name: 'wang', roles: ['admin'] })
  })

  test.each([
    ['a colleague of another role', () => employ(['agent', 'manager']), email, 'staff.not_admin'],
    ['what is no address', async () => undefined, 'wang', 'invalid'],
  ])('is refused for %s', async (_, arrange, typed, reason) => {
    await arrange()
    await expect(linkForAdmin(asSystem(), typed)).rejects.toMatchObject({ reason })
    expect(await sql`select 1 from staff_invitations`).toHaveLength(0)
  })

  test('is refused for who has left, and to everybody but the command line', async () => {
    const person = await employ(['admin'])
    const admin = as(await hire(['admin'], null))
    await expect(linkForAdmin(admin, email)).rejects.toMatchObject({ status: 403 })
    await letStaffLeave(admin, person.id)
    await expect(linkForAdmin(asSystem(), email)).rejects.toMatchObject({ reason: 'staff.left' })
  })
})
