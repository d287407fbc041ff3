import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import { DraftView } from '#app/ui/desk/incidents/draft-view.tsx'
import { resultOrRefused } from '#app/ui/desk/action-result.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import type { loadDraftPage } from '#app/routes/desk/load-draft-page.ts'

/** An update of an incident, also under the address of its approval. */
export function DraftPage() {
  const draft = useLoaderData<typeof loadDraftPage>()
  const returned = useActionData<Returned>()
  const ofWords = returned?.at === `/desk/incidents/${draft.incident.number}/updates/${draft.update.id}`
  return (
    <DraftView
      {...draft}
      result={resultOrRefused(draft.result, ofWords ? undefined : returned)}
      returned={ofWords ? returned : undefined}
    />
  )
}

export const draftMeta: MetaFunction = ({ matches }) => deskTitle(matches, 'update.draft')
