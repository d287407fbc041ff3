import type { ActionFunctionArgs } from '@remix-run/node'
import { cancelNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: `/desk/notices/${params.id}`, done: 'cancelled' }, (tx) =>
    cancelNotice(tx, params.id ?? ''),
  )
}
