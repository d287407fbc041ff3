import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { approveUpdate } from '#app/domain/incidents/incidents/draft-update.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadDraftPage } from '#app/routes/desk/load-draft-page.ts'
import { DraftPage, draftMeta } from '#app/routes/desk/draft-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadDraftPage(args)
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    await approveUpdate(tx, params.id ?? '', textOf(form, 'reason') || undefined)
    return `/desk/incidents/${params.number}/updates/${params.id}?done=approved`
  })
}

export const meta = draftMeta
export default DraftPage
