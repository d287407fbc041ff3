import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { editDraft } from '#app/domain/incidents/incidents/draft-update.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadDraftPage } from '#app/routes/desk/load-draft-page.ts'
import { DraftPage, draftMeta } from '#app/routes/desk/draft-page.tsx'
import { updateOf } from '#app/routes/desk/update-form.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export function loader(args: LoaderFunctionArgs) {
  return loadDraftPage(args)
}

/** Saves the draft; what was approved before has to be approved anew. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    await editDraft(tx, params.id ?? '', updateOf(form))
    return `/desk/incidents/${params.number}/updates/${params.id}?done=draft`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta = draftMeta
export default DraftPage
