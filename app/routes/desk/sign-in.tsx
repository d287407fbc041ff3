import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { beginSession, deskPath, optionalStaff } from '#app/http/staff.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { SignInView } from '#app/ui/desk/sign-in-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const to = deskPath(new URL(request.url).searchParams.get('to'))
  if (await optionalStaff(request)) throw redirect(to)
  return { to }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => textOf(form, name)
  const email = text('email').trim()
  try {
    const headers = await beginSession(request, context, { email, password: text('password') })
    return redirect(deskPath(text('to')), { headers })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const waitSeconds = Number(error.details.retryAfterSeconds ?? 0)
    return data(
      { email, wrong: error.kind === 'unauthorized', waitMinutes: Math.ceil(waitSeconds / 60) },
      { status: error.status, headers: waitSeconds > 0 ? { 'Retry-After': String(waitSeconds) } : {} },
    )
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'signIn.title')

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>()
  return <SignInView to={to} refused={useActionData<typeof action>()} />
}
