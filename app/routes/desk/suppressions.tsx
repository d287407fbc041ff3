import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { listSuppressions } from '#app/domain/suppressions/list.ts'
import { suppressAddress, SuppressionInput } from '#app/domain/suppressions/suppress.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { textOf } from '#app/routes/desk/form-values.ts'
import { orReturned, parsed } from '#app/routes/desk/returned-form.ts'
import { SuppressionsView } from '#app/ui/desk/notices/suppressions-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const before = new Date(new URL(request.url).searchParams.get('before') ?? '')
  const page = await listSuppressions(ctx, Number.isNaN(before.getTime()) ? null : before)
  return { ...page, said: said(request), now: ctx.now }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  return orReturned(form, async () => {
    const [channel, address, reason] = ['channel', 'address', 'reason'].map((name) => textOf(form, name))
    await suppressAddress(ctx, parsed(SuppressionInput, { channel, address, reason }))
    return redirect('/desk/settings/suppressions?done=suppressed')
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'suppression.title')

export default function Suppressions() {
  return <SuppressionsView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
