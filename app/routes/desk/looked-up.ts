import { momentOf } from '#app/domain/ground/beijing-time.ts'
import { formatDated } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'

/** What the field of the form gives is said as other times are; what a program or a person wrote stands as it came. */
export function lookedUp(typed: string | undefined, filedAt: Date, language: Language): string | undefined {
  const at = typed === undefined ? null : momentOf(typed)
  return at ? formatDated(at, filedAt, language) : typed
}
