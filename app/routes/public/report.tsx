import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { articlesForReport } from '#app/domain/knowledge/articles/about.ts'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { toldOfInvoice } from '#app/domain/knowledge/causes/told-of-invoice.ts'
import { parseAnswers } from '#app/domain/knowledge/causes/walk.ts'
import { noticeForForm } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { noFiles } from '#app/http/forms/form-files.ts'
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
import type { KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { reportFormId } from '#app/ui/public/report/warning-summary.tsx'
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
    form: { values, errors: [], warnings: [], files: noFiles },
    formKey: crypto.randomUUID(),
    incident: await incidentToJoin(url.searchParams.get('incident'), language),
    over: await incidentOver(url.searchParams.get('incident'), language),
    ...(await beside(language, prefilled.kind, prefilled.answered, prefilled.causeCode, values.check)),
    now,
  }
}

/** What is shown with the form: open incidents, current announcements, the privacy notice in force, and articles. */
const beside = sharedRead(
  async (language: Language, kind: TicketKind, symptom?: string, cause?: string, check?: string) => {
    const ctx = visitor()
    const told = toldOfInvoice(decisionTable, parseAnswers(check), dayOf(ctx.now))
    const seen = { ...told, symptom: told.symptom ?? (isSymptom(symptom) ? symptom : 'not_found') }
    const announcements = await announcementsAt(ctx, 'form', language)
    return {
      known: await knownTo(kind === 'missing_invoice' ? seen : {}, language),
      announcements: announcements.map(announcementBrief),
      privacy: await noticeForForm(ctx),
      reading: await articlesForReport(ctx, { cause, symptom }, language),
    }
  },
)

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const url = new URL(request.url)
  const place = placeOf(url)
  const outcome = await fileFromForm(request, form, context)
  if ('cookie' in outcome) {
    const path = outcome.number ? `/report/received/${outcome.number}` : '/report/received'
    return redirect(publicHref(path, place), {
      headers: outcome.cookie ? { 'Set-Cookie': outcome.cookie } : {},
    })
  }
  const { answer, ...shown } = outcome
  return data(
    {
      ...shown,
      // A tab of another kind sends the form to that kind's address.
      kind: kindOf(
        shown.refused ? textOf(form, 'kind') : (url.searchParams.get('kind') ?? textOf(form, 'kind')),
      ),
      incident: await incidentToJoin(textOf(form, 'incident'), place.language),
    },
    answer,
  )
}

export const headers = formPage

export const handle: KeptFormHandle = { keptForm: () => ({ id: reportFormId }) }

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
      returned={returned?.refused ?? false}
      kept={returned?.refused === false}
    />
  )
}
