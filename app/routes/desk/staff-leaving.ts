import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { letStaffLeave } from '#app/domain/people/leave.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  await letStaffLeave(await requireStaff(request), params.id ?? '')
  return redirect('/desk/settings/staff')
}
