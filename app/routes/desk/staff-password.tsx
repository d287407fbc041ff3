import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, type MetaFunction } from '@remix-run/react'
import { resetPassword } from '#app/domain/people/invite-staff.ts'
import { invitationUrl, requireStaff } from '#app/http/staff.ts'
import { InvitationLink } from '#app/ui/desk/invitation-link.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** The link is shown once, as the answer to the reset; there is nothing to see otherwise. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect('/desk/settings/staff')
}

export async function action({ request, params }: ActionFunctionArgs) {
  return { link: invitationUrl(await resetPassword(await requireStaff(request), params.id ?? '')) }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'staff.title')

export default function StaffPassword() {
  const answer = useActionData<typeof action>()
  return answer ? <InvitationLink link={answer.link} page /> : null
}
