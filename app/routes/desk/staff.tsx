import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { inviteStaff } from '#app/domain/people/staff/invite-staff.ts'
import { listStaff } from '#app/domain/people/staff/list-staff.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { onceByStaff } from '#app/http/forms/staff-form.ts'
import { invitationUrl, requireStaff, staffOfForm } from '#app/http/staff.ts'
import { StaffView } from '#app/ui/desk/staff-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const [staff, departments] = await Promise.all([listStaff(ctx), listDepartments(ctx)])
  return { staff, departments, me: ctx.actor.id, now: ctx.now }
}

/** The one-time link is the answer to the invitation, once more to a double click: only its hash is kept for good. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text, list } = formValues(form)
  return orReturned(
    { request, form },
    async () => {
      const token = await onceByStaff(await staffOfForm(request), request, form, (tx) =>
        inviteStaff(tx, {
          name: text('name'),
          email: text('email'),
          roles: list('roles'),
          department: text('department') || null,
        }),
      )
      return data({ link: invitationUrl(token) }, { status: 201 })
    },
    { mends: ['unauthorized'] },
  )
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'staff.title')

export default function Staff() {
  const answer = useActionData<typeof action>()
  const link = answer && 'link' in answer ? answer.link : null
  const returned = answer && 'at' in answer ? answer : null
  return <StaffView {...useLoaderData<typeof loader>()} link={link} returned={returned} />
}
