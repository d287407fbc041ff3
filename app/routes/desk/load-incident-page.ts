import type { LoaderFunctionArgs } from '@remix-run/node'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { stagesInLanguage } from '#app/domain/incidents/incidents/stages-in-language.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function loadIncidentPage({ request, params }: LoaderFunctionArgs) {
  const number = params.number ?? ''
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const { stages, ...room } = await showIncident(ctx, number)
  return {
    ...room,
    stages: stagesInLanguage(stages, language),
    result: actionResult(request),
    now: ctx.now,
  }
}
