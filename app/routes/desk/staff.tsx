import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { listDepartments } from '#app/domain/people/colleagues.ts'
import { inviteStaff } from '#app/domain/people/invite-staff.ts'
import { listStaff } from '#app/domain/people/list-staff.ts'
import { invitationUrl, requireStaff } from '#app/http/staff.ts'
import { formValues, valuesOf } from '#app/routes/desk/form-values.ts'
import { StaffView } from '#app/ui/desk/staff-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const [staff, departments] = await Promise.all([listStaff(ctx), listDepartments(ctx)])
  return { staff, departments, me: ctx.actor.id, now: ctx.now }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const { text, list } = formValues(form)
  try {
    const token = await inviteStaff(ctx, {
      name: text('name'),
      email: text('email'),
      roles: list('roles'),
      department: text('department') || null,
    })
    return data({ link: invitationUrl(token), errors: [], values: {} }, { status: 201 })
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error
    return data({ link: null, errors: [...error.fields], values: valuesOf(form) }, { status: 422 })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'staff.title')

export default function Staff() {
  return <StaffView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
