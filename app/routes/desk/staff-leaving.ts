import type { ActionFunctionArgs } from '@remix-run/node'
import { letStaffLeave } from '#app/domain/people/staff/leave.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/settings/staff' }, (tx) => letStaffLeave(tx, params.id ?? ''))
}
