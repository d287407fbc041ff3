import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { articlesForReport } from '#app/domain/knowledge/articles/about.ts'
import { noticeForForm } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { sharedRead } from '#app/http/page-cache/shared-reads.ts'
import { visitor } from '#app/http/visitor.ts'
import { fileFromForm } from '#app/routes/public/file-from-form.ts'
import { incidentOver, incidentToJoin } from '#app/routes/public/incident-to-join.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { kindOf, prefill } from '#app/routes/public/report-form.ts'
import { announcementsAt } from '#app/domain/public/announcements/show-announcements.ts'
import { isSymptom, type TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { announcementBrief } from '#app/routes/public/announcement-brief.ts'
import { knownTo } from '#app/routes/public/known.ts'
import type { Language } from '#app/i18n/language.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { Before } from '#app/ui/public/report/before.tsx'
import { JoinView } from '#app/ui/public/report/join-view.tsx'
import { ReportView } from '#app/ui/public/report/report-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { language } = placeOf(url)
  const now = new Date()
  const { values, ...prefilled } = prefill(request, now)
  return {
    ...prefilled,
    form: { values, errors: [], warnings: [] },
    formKey: crypto.randomUUID(),
    incident: await incidentToJoin(url.searchParams.get('incident'), language),
    over: await incidentOver(url.searchParams.get('incident'), language),
    ...(await beside(language, prefilled.kind, values.symptom, prefilled.causeCode)),
    now,
  }
}

/** What is shown with the form: open incidents, current announcements, the privacy notice in force, and articles. */
const beside = sharedRead(async (language: Language, kind: TicketKind, symptom?: string, cause?: string) => {
  const ctx = visitor()
  const looksFor = isSymptom(symptom) ? symptom : 'not_found'
  const announcements = await announcementsAt(ctx, 'form', language)
  return {
    known: await knownTo(kind === 'missing_invoice' ? looksFor : undefined, language),
    announcements: announcements.map(announcementBrief),
    privacy: await noticeForForm(ctx),
    reading: await articlesForReport(ctx, { cause, symptom }, language),
  }
})

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = placeOf(new URL(request.url))
  const outcome = await fileFromForm(request, form, context)
  if ('cookie' in outcome) {
    const path = outcome.number ? `/report/received/${outcome.number}` : '/report/received'
    return redirect(publicHref(path, place), {
      headers: outcome.cookie ? { 'Set-Cookie': outcome.cookie } : {},
    })
  }
  return data(
    {
      ...outcome,
      kind: kindOf(textOf(form, 'kind')),
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
  const { known, announcements, now } = fresh
  const privacy = { notice: fresh.privacy, now }
  if (incident) return <JoinView {...shown} incident={incident} privacy={privacy} />
  return (
    <ReportView
      {...shown}
      before={<Before over={fresh.over} known={known} announcements={announcements} now={now} />}
      privacy={privacy}
      reading={fresh.reading}
      prefilled={fresh.fromCheck}
      returned={returned !== undefined}
    />
  )
}
