import type { Moment } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import type { PublicStatus } from '#app/ui/public/incident/incident-panel.tsx'

export type PublishedUpdate = {
  id: string
  at: Moment
  status: PublicStatus
  language: Language
  html: string
  corrects: Place | null
  correctedBy: Place | null
}

type Place = { seq: number; at: Moment }
