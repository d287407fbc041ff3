import type { ActionFunctionArgs } from '@remix-run/node'
import { takeBack } from '#app/domain/desk/undo/take-back.ts'
import { isReplyWay } from '#app/domain/ground/vocabulary/reply-ways.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerButton, backOf } from '#app/http/forms/staff-form.ts'
import { listSearch } from '#app/ui/desk/inbox/list-search.ts'

/** Takes back what whoever asks has just done. Where that was a message, its ticket stands with the text in the composer. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/tickets' }, async (tx, form) => {
    const { action: undone, numbers, kept } = await takeBack(tx, params.id ?? '')
    const back = backOf(form, '/desk/tickets')
    const [number] = numbers
    if (!isReplyWay(undone) || !number)
      return {
        to: withResult(back, kept > 0 ? { done: 'undonePartly', kept: String(kept) } : { done: 'undone' }),
      }
    const list = listSearch(new URL(back, 'http://localhost').search)
    return { to: withResult(`/desk/tickets/${number}${list}`, { done: 'undoneReply' }) }
  })
}
