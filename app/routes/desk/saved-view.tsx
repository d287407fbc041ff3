import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renameView } from '#app/domain/desk/saved-views/change-view.ts'
import { valuesOf } from '#app/http/forms/fields.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadViews } from '#app/routes/desk/load-views.ts'
import { deskTitle } from '#app/ui/desk/title.ts'
import { SavedViewsPage } from '#app/ui/desk/views/saved-views-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadViews(args)
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    await renameView(tx, params.id ?? '', valuesOf(form))
    return withResult('/desk/views', { done: 'viewRenamed' })
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'views.title')

export default function SavedView() {
  return <SavedViewsPage {...useLoaderData<typeof loader>()} />
}
