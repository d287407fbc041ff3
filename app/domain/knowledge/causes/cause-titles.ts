import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { decisionTable } from './decision-table.ts'

/** What each cause is called, for those who name the cause of a ticket. */
export const causeTitles: ReadonlyArray<{ code: string; title: Translations }> = decisionTable.causes.map(
  ({ code, title }) => ({ code, title }),
)
