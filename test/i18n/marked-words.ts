import { areas } from '#app/i18n/areas.ts'
import decisionTable from '#app/domain/knowledge/causes/decision-table.json' with { type: 'json' }
import { markAll } from '#test/i18n/marks.ts'

// Imported ahead of everything else, this marks each word of the catalogues and of the decision table before anybody
// reads them: the product itself needs no door for it.

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Marks whatever is written in languages, however deep it lies. */
function markWritten(value: unknown): void {
  if (!isRecord(value)) return
  if (typeof value['zh-CN'] === 'string') markAll(value)
  else Object.values(value).forEach(markWritten)
}

for (const catalogue of Object.values(areas)) Object.values(catalogue).forEach(markAll)
markWritten(decisionTable)
