import type { ActionFunctionArgs } from '@remix-run/node'
import { deleteView } from '#app/domain/desk/saved-views/change-view.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/views', done: 'viewDeleted' }, (tx) =>
    deleteView(tx, params.id ?? ''),
  )
}
