import type { ActionFunctionArgs } from '@remix-run/node'
import { publishUpdate } from '#app/domain/incidents/incidents/publish-update.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Publishing twice is publishing once: the verb gives the same answer. */
export function action({ request, params }: ActionFunctionArgs) {
  const room = `/desk/incidents/${params.number}`
  const ways = { back: `${room}/updates/${params.id}`, next: room }
  return answerButton(request, ways, async (tx) => {
    const { noticeId, sendAt } = await publishUpdate(tx, params.id ?? '')
    if (!noticeId) return 'publishedSilently'
    return sendAt && sendAt > tx.now ? 'publishedLater' : 'published'
  })
}
