import type { ActionFunctionArgs } from '@remix-run/node'
import { endOwnSession } from '#app/domain/people/staff/session.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/settings/sessions' }, (tx) =>
    endOwnSession(tx, params.id ?? ''),
  )
}
