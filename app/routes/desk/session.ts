import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endOwnSession } from '#app/domain/people/session.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  await endOwnSession(await requireStaff(request), params.id ?? '')
  return redirect('/desk/settings/sessions')
}
