import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { saveView } from '#app/domain/desk/saved-views/save-view.ts'
import { valuesOf } from '#app/http/forms/fields.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadViews } from '#app/routes/desk/load-views.ts'
import { deskTitle } from '#app/ui/desk/title.ts'
import { SavedViewsPage } from '#app/ui/desk/views/saved-views-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadViews(args)
}

/** Keeps the filters and the order of a list under a name. */
export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const query = await saveView(tx, valuesOf(form))
    return withResult(`/desk/tickets?${query}`, { done: 'viewSaved' })
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'views.title')

export default function Views() {
  return <SavedViewsPage {...useLoaderData<typeof loader>()} />
}
