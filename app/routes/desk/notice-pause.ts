import type { ActionFunctionArgs } from '@remix-run/node'
import { pauseNotice } from '#app/domain/delivery/broadcasts/pause.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: `/desk/notices/${params.id}`, done: 'paused' }, (tx) =>
    pauseNotice(tx, params.id ?? ''),
  )
}
