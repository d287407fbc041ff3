import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, type MetaFunction } from '@remix-run/react'
import { DomainError, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { becomeFirstAdmin, isFirstAdminLink } from '#app/domain/people/staff/first-admin.ts'
import { beginSession } from '#app/http/staff.ts'
import { visitor } from '#app/http/visitor.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { deskTitle } from '#app/ui/desk/title.ts'
import { WelcomeView } from '#app/ui/desk/welcome-view.tsx'

/** Looking does not use the one-time link up. */
export async function loader({ params }: LoaderFunctionArgs) {
  ensure(await isFirstAdminLink(visitor(), params.token ?? ''), notFound)
  return null
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const person = {
    name: textOf(form, 'name').trim(),
    email: textOf(form, 'email').trim(),
    password: textOf(form, 'password'),
  }
  try {
    await becomeFirstAdmin(visitor(), params.token ?? '', person)
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error
    return data({ name: person.name, email: person.email, errors: [...error.fields] }, { status: 422 })
  }
  return redirect('/desk', { headers: await beginSession(request, context, person) })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'welcome.title')

export default function Welcome() {
  return <WelcomeView returned={useActionData<typeof action>()} />
}
