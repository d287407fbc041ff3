import { runCommand } from '#app/cli/supervise/command.ts'
import { Refusal } from '#app/cli/supervise/refusal.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { linkForAdmin } from '#app/domain/people/staff/admin-link.ts'
import { config } from '#app/platform/config.ts'

// `npm run admin -- link EMAIL`: the way in for an administrator who is locked out, or the first of a house.

const refusals: Record<string, string> = {
  invalid: 'is no e-mail address',
  'staff.not_admin':
    'is a colleague without the role admin; an administrator resets their password at the desk',
  'staff.left': 'is a colleague who has left',
}

await runCommand(async (ctx) => {
  const [does, email, ...more] = process.argv.slice(2)
  if (does !== 'link' || !email || more.length > 0) throw new Refusal('admin: link EMAIL')
  try {
    const token = await linkForAdmin(ctx, email)
    process.stdout.write(`link: ${config().BASE_URL}/desk/invitation/${token}\n`)
    return 0
  } catch (error) {
    const why = error instanceof DomainError ? refusals[error.reason] : undefined
    if (why) throw new Refusal(`admin link: ${email} ${why}`)
    throw error
  }
})
