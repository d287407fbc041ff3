import { toSimplified } from '#app/i18n/simplified.ts'

/** More than any name has. */
const longest = 200

/** A name as it is compared: whatever script, width, capitals, blanks and marks it is written with. null: it has no letter. */
export function comparableName(name: string): string | null {
  if (name.length > longest) return null
  const letters = toSimplified(name.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '')
  return letters || null
}
