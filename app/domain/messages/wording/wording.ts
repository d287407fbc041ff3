import { sql } from 'drizzle-orm'
import { messageWordings } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { translator, type Translate, type Variables } from '#app/i18n/catalogue.ts'
import { firstLanguage, isLanguage, languageFacts, languages, type Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

/** Keys of the catalogue that say something else here, by language. The catalogue stays the original. */
export type Wording = ReadonlyMap<Language, ReadonlyMap<string, string>>
export type Words = Readonly<Record<string, string>>

/** All that was worded anew and holds, in one query: there is not much of it. */
export async function currentWording(ctx: Context): Promise<Wording> {
  const rows = await ctx.db.execute<{ language: string; words: Words }>(sql`
    select distinct on (message, channel, language) language, words
      from ${messageWordings} order by message, channel, language, version desc`)
  return wordingOf(rows)
}

/** What was written for Chinese holds for the traditional characters too, where nobody wrote them. */
export function wordingOf(rows: Iterable<{ language: string; words: Words }>): Wording {
  const wording = new Map<Language, Map<string, string>>()
  for (const { language, words } of rows) {
    if (!isLanguage(language)) continue
    const known = wording.get(language) ?? new Map<string, string>()
    for (const [key, text] of Object.entries(words)) known.set(key, text)
    wording.set(language, known)
  }
  const first = [...(wording.get(firstLanguage) ?? [])]
  const derived = first.map(([key, text]) => [key, toTraditional(text)] as const)
  for (const language of languages.filter((one) => languageFacts[one].isDerived && derived.length > 0))
    wording.set(language, new Map([...derived, ...(wording.get(language) ?? [])]))
  return wording
}

/** The words of a language as they are sent: the house's own before the catalogue's. */
export function worded(language: Language, wording: Wording): Translate {
  const t = translator(language)
  const own = wording.get(language)
  if (!own) return t
  return (key, variables) => {
    const text = own.get(key)
    return text === undefined ? t(key, variables) : filled(text, variables)
  }
}

export const variablePattern = /\{\{\s*(\w+)\s*\}\}/g

/** In one pass: what a variable brings is never looked through for others. */
const filled = (text: string, variables: Variables = {}) =>
  text.replaceAll(variablePattern, (_, name: string) =>
    Object.hasOwn(variables, name) ? String(variables[name]) : '',
  )
