import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { resetPassword, showForReset } from '#app/domain/people/staff/reset-password.ts'
import { onceByStaff } from '#app/http/forms/staff-form.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { invitationUrl, requireStaff, staffOfForm } from '#app/http/staff.ts'
import { ResetPasswordView } from '#app/ui/desk/reset-password-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** Asks first. It runs again after the reset, beside whose answer it must not send anybody away. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return showForReset(await requireStaff(request), params.id ?? '')
}

/** The link is shown as the answer to the reset, once more to a double click: only its hash is kept for good. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  return orReturned(
    { request, form },
    async () => {
      const ctx = await staffOfForm(request)
      const token = await onceByStaff(ctx, request, form, (tx) => resetPassword(tx, params.id ?? ''))
      return { link: invitationUrl(token) }
    },
    { mends: ['unauthorized'] },
  )
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'staff.reset')

export default function StaffPassword() {
  const { name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <ResetPasswordView name={name} link={answer && 'link' in answer ? answer.link : null} />
}
