import { beforeEach, expect, test } from 'vitest'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { inviteStaff } from '#app/domain/people/staff/invite-staff.ts'
import { letStaffLeave } from '#app/domain/people/staff/leave.ts'
import { listStaff } from '#app/domain/people/staff/list-staff.ts'
import { invitedBy } from '#app/domain/people/staff/one-time-link.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { as, asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const newcomer = {
  name: '新同事',
  email: 'New@Demo.invalid',
  roles: ['agent'],
  department: 'taxpayer_service',
}
const enter = (password: string) =>
  signIn(asAnonymous(), {
    email: 'new@demo.invalid',
    password,
    address: '127.0.0.1',
    userAgent: 'test',
  }).then(({ token }) => token)

test('an invited colleague chooses a password once and signs in', async () => {
  const admin = as(await hire(['admin'], null))
  const token = await inviteStaff(admin, newcomer)
  expect(await invitedBy(asAnonymous(), token)).toMatchObject({ name: '新同事' })
  await expect(acceptInvitation(asAnonymous(), token, 'short')).rejects.toMatchObject({ status: 422 })

  await acceptInvitation(asAnonymous(), token, 'a long password')
  await expect(acceptInvitation(asAnonymous(), token, 'another password')).rejects.toMatchObject({
    status: 404,
  })
  expect(await invitedBy(asAnonymous(), token)).toBeNull()
  expect(await enter('a long password')).toEqual(expect.any(String))
})

test('only administrators manage staff, and no address is invited twice', async () => {
  const admin = as(await hire(['admin'], null))
  const lead = as(await hire(['lead']))
  await expect(inviteStaff(lead, newcomer)).rejects.toMatchObject({ status: 403 })
  await expect(listStaff(lead)).rejects.toMatchObject({ status: 403 })

  await inviteStaff(admin, newcomer)
  await expect(inviteStaff(admin, newcomer)).rejects.toMatchObject({
    fields: [{ field: 'email', message: 'email_taken' }],
  })
  expect((await listStaff(admin)).map((person) => person.email)).toContain('new@demo.invalid')
})

test('who leaves is signed out, and their open tickets go back to the queue', async () => {
  const admin = as(await hire(['admin'], null))
  const agent = await hire()
  const ticket = await createTicket()
  await assignTicket(as(agent), ticket.number, agent.id)

  expect(await letStaffLeave(admin, agent.id)).toBe(1)
  const [row] = await sql`select assignee_id, assign_by from tickets`
  expect(row).toEqual({ assignee_id: null, assign_by: 'fewest_open' })
  await expect(
    letStaffLeave(admin, admin.actor.type === 'staff' ? admin.actor.id : ''),
  ).rejects.toMatchObject({
    reason: 'staff.self',
  })
})
