import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { becomeFirstAdmin, inviteFirstAdmin } from '#app/domain/people/staff/first-admin.ts'
import { linkForAdmin } from '#app/domain/people/staff/admin-link.ts'
import { resetPassword } from '#app/domain/people/staff/reset-password.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as chooseByInvitation, loader } from '#app/routes/desk/invitation.tsx'
import { action as welcome } from '#app/routes/desk/welcome.tsx'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get, post } from '#test/routes/public/send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const aLink = async () => resetPassword(as(await hire(['admin'], null)), (await hire()).id)
const refused = (message: string) => ({ status: 422, fields: [{ field: 'password', message }] })

describe('a password', () => {
  test.each([
    ['too short', 'k3-Xq9!v', 'password_short'],
    ['digits in a row', '1234567890', 'password_easy'],
    ['digits in a row and back', '1234567890987654321', 'password_easy'],
    ['the most common one and a number', 'password123', 'password_easy'],
    ['a common one in disguise', 'P@ssw0rd2026', 'password_easy'],
    ['a row of keys', 'qwertyuiop', 'password_easy'],
    ['one character again and again', 'aaaaaaaaaaaaaaa', 'password_easy'],
    ['one word again and again', '密码密码密码密码密码', 'password_easy'],
    ['the alphabet', 'abcdefghijkl', 'password_easy'],
    ['a mobile number', '13800138000', 'password_easy'],
    ['the name of the product', 'fapiao desk', 'password_easy'],
    ['a very long one of nothing', '0'.repeat(5000), 'password_easy'],
  ])('that is %s is refused, and the link stays good', async (_, password, message) => {
    const token = await aLink()

    await expect(acceptInvitation(asAnonymous(), token, password)).rejects.toMatchObject(refused(message))
    await acceptInvitation(asAnonymous(), token, '风筝 harbour 27 lantern')
  })

  test.each([['correct horse battery staple'], ['我家的猫最爱星期三下雨'], ['k3-Xq9!vTz']])(
    'like %s is taken',
    async (password) => {
      await acceptInvitation(asAnonymous(), await aLink(), password)
    },
  )

  test('made of its owner’s name or address is refused', async () => {
    const admin = { name: 'Wilhelmina Z', email: 'wilhelmina.zhang@tax.example', password: '' }
    const token = await inviteFirstAdmin(asSystem())

    for (const password of ['wilhelmina1', 'wilhelmina.zhang', 'Wilhelmina.zhang@tax.example'])
      await expect(becomeFirstAdmin(asAnonymous(), token, { ...admin, password })).rejects.toMatchObject(
        refused('password_easy'),
      )
    await becomeFirstAdmin(asAnonymous(), token, { ...admin, password: 'tall ships sail at noon' })
    const again = await linkForAdmin(asSystem(), admin.email)
    await expect(acceptInvitation(asAnonymous(), again, 'wilhelmina.zhang')).rejects.toMatchObject(
      refused('password_easy'),
    )
  })
})

test('pages say what is wrong with it, and show no address of whom the link is for', async () => {
  const token = await aLink()
  const args = { ...post(`/desk/invitation/${token}`, { password: '1234567890' }), params: { token } }
  expect(await chooseByInvitation(args)).toMatchObject({
    data: { error: 'password_easy' },
    init: { status: 422 },
  })
  expect(await loader({ ...get(`/desk/invitation/${token}`), params: { token } })).toEqual({
    name: expect.any(String),
  })

  await sql`delete from staff_sessions`
  await sql`update staff set left_at = now()`
  const first = await inviteFirstAdmin(asSystem())
  const fields = { name: '管理员', email: 'admin@tax.example', password: 'qwertyuiop' }
  expect(
    await welcome({ ...post(`/desk/welcome/${first}`, fields), params: { token: first } }),
  ).toMatchObject({ data: { errors: [{ field: 'password', message: 'password_easy' }] } })
  expect(translator('en')('field.password_easy')).toContain('easy to guess')
})
