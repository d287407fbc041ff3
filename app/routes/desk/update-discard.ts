import type { ActionFunctionArgs } from '@remix-run/node'
import { discardDraft } from '#app/domain/incidents/incidents/draft-update.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: `/desk/incidents/${params.number}`, done: 'discarded' }, (tx) =>
    discardDraft(tx, params.id ?? ''),
  )
}
