import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { fileFromForm } from '#app/routes/public/file-from-form.ts'
import { incidentToJoin } from '#app/routes/public/incident-to-join.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { readForm, textOf } from '#app/routes/public/read-form.ts'
import { kindOf, prefill } from '#app/routes/public/report-form.ts'
import { languageOf } from '#app/i18n/language.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { JoinView } from '#app/ui/public/report/join-view.tsx'
import { ReportView } from '#app/ui/public/report/report-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { values, ...prefilled } = prefill(request, new Date())
  return {
    ...prefilled,
    form: { values, errors: [], warnings: [] },
    formKey: crypto.randomUUID(),
    incident: await incidentToJoin(url.searchParams.get('incident'), languageOf(url.pathname)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const place = placeOf(new URL(request.url))
  const outcome = await fileFromForm(form, place.language, context)
  if ('cookie' in outcome) {
    const path = outcome.number ? `/report/received/${outcome.number}` : '/report/received'
    return redirect(publicHref(path, place), {
      headers: outcome.cookie ? { 'Set-Cookie': outcome.cookie } : {},
    })
  }
  return data(
    {
      form: outcome,
      kind: kindOf(textOf(form, 'kind')),
      formKey: textOf(form, 'formKey'),
      causeCode: textOf(form, 'causeCode') || undefined,
      incident: await incidentToJoin(textOf(form, 'incident'), place.language),
    },
    { status: 422 },
  )
}

export const headers = formPage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'report.title')

export default function Report() {
  const fresh = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const { incident, ...shown } = returned ?? fresh
  if (incident) return <JoinView {...shown} incident={incident} />
  return <ReportView {...shown} prefilled={fresh.fromCheck} returned={returned !== undefined} />
}
