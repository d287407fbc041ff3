import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { invitedBy } from '#app/domain/people/staff/one-time-link.ts'
import { visitor } from '#app/http/visitor.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { InvitationView } from '#app/ui/desk/invitation-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** Looking does not use the one-time link up. */
export async function loader({ params }: LoaderFunctionArgs) {
  const invited = await invitedBy(visitor(), params.token ?? '')
  ensure(invited !== null, () => notFound('link.invalid'))
  return { name: invited.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    await acceptInvitation(visitor(), params.token ?? '', textOf(form, 'password'))
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error
    return data({ error: error.fields[0]?.message }, { status: 422 })
  }
  return redirect('/desk/sign-in')
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'invitation.title')

export default function Invitation() {
  const { name } = useLoaderData<typeof loader>()
  return <InvitationView name={name} error={useActionData<typeof action>()?.error} />
}
