import type { LoaderFunctionArgs } from '@remix-run/node'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { stagesInLanguage } from '#app/domain/incidents/incidents/stages-in-language.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import {
  translatedText,
  type TranslatedText,
  type Translations,
} from '#app/domain/ground/translated/text-in.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'
import type { Language } from '#app/i18n/language.ts'

export async function loadIncidentPage({ request, params }: LoaderFunctionArgs) {
  const number = params.number ?? ''
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const { stages, updates, drafts, ...room } = await showIncident(ctx, number)
  return {
    ...room,
    stages: stagesInLanguage(stages, language),
    updates: updates.map((update) => ({ ...update, excerpt: excerptIn(update.body, language) })),
    drafts: drafts.map((draft) => ({ ...draft, excerpt: excerptIn(draft.body, language) })),
    result: actionResult(request),
    now: ctx.now,
  }
}

/** The words that a reader sees, in their language where somebody wrote them in it. */
function excerptIn(body: Translations, language: Language): TranslatedText {
  const told = translatedText(body, language)
  return { ...told, text: plainText(told.text) }
}
