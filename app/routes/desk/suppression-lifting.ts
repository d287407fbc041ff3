import type { ActionFunctionArgs } from '@remix-run/node'
import { liftSuppression } from '#app/domain/delivery/suppressions/lift.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/settings/suppressions', done: 'suppressionLifted' }, (tx) =>
    liftSuppression(tx, params.id ?? ''),
  )
}
