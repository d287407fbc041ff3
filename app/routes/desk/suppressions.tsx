import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { listSuppressions } from '#app/domain/delivery/suppressions/list.ts'
import { suppressAddress, SuppressionInput } from '#app/domain/delivery/suppressions/suppress.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { SuppressionsView } from '#app/ui/desk/notices/suppressions-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const before = new Date(new URL(request.url).searchParams.get('before') ?? '')
  const page = await listSuppressions(ctx, Number.isNaN(before.getTime()) ? null : before)
  return { ...page, result: actionResult(request), now: ctx.now }
}

export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const [channel, address, reason] = ['channel', 'address', 'reason'].map((name) => textOf(form, name))
    await suppressAddress(tx, parseInput(SuppressionInput, { channel, address, reason }))
    return '/desk/settings/suppressions?done=suppressed'
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'suppression.title')

export default function Suppressions() {
  return <SuppressionsView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
