import { and, desc, eq } from 'drizzle-orm'
import { messageWordings, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { unfilled } from '#app/i18n/catalogue.ts'
import { firstLanguage, isLanguage, languageFacts, type Language } from '#app/i18n/language.ts'
import { necessaryIn, variablesIn } from './check-words.ts'
import { isDeclaredName, type DeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import { isMedium, type Medium, type PartLabel } from '#app/domain/messages/declarations/declare.ts'
import { partsOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { canReword } from '#app/domain/messages/wording/policy.ts'
import { wordingOf, type Words } from '#app/domain/messages/wording/wording.ts'

/** The parts of one message in one language and medium, which are edited together. */
export type Place = { message: DeclaredName; language: Language; medium: Medium }

export type WordingField = {
  key: string
  label: PartLabel
  original: string
  /** The words that are sent now. */
  text: string
  variables: string[]
  necessary: string[]
}
export type WordingVersion = { version: number; words: Words; reason: string; by: string; at: Date }
export type WordingView = {
  place: Place
  version: number
  fields: WordingField[]
  /** The newest first. */
  versions: WordingVersion[]
}

/** The place that an address names. Throws notFound where there is none. */
export function placeAt(params: Readonly<Record<string, string | undefined>>): Place {
  const { name = '', language = '', medium = '' } = params
  if (!isDeclaredName(name) || !isLanguage(language) || !isMedium(medium)) throw notFound()
  return { message: name, language, medium }
}

const mostVersions = 30

/** The words as they are sent, beside the originals and every earlier version. */
export async function showWording(ctx: Context, place: Place): Promise<WordingView> {
  ensure(canReword(ctx.actor))
  const versions = await versionsOf(ctx, place, mostVersions)
  const originals = await originalsOf(ctx, place)
  const words = versions[0]?.words ?? {}
  return {
    place,
    version: versions[0]?.version ?? 0,
    fields: partsOf(place.message, place.medium).map(({ key, label }) => {
      const original = originals[key] ?? ''
      return {
        key,
        label,
        original,
        text: words[key] ?? original,
        variables: variablesIn(original),
        necessary: necessaryIn(original),
      }
    }),
    versions,
  }
}

/**
 * What is said where nobody worded it anew: the catalogue, and for the traditional characters what holds for Chinese.
 */
export async function originalsOf(ctx: Context, { message, language, medium }: Place): Promise<Words> {
  const follows = languageFacts[language].isDerived
  const first = follows ? await versionsOf(ctx, { message, language: firstLanguage, medium }, 1) : []
  const derived = follows
    ? wordingOf([{ language: firstLanguage, words: first[0]?.words ?? {} }]).get(language)
    : undefined
  return Object.fromEntries(
    partsOf(message, medium).map(({ key }) => [key, derived?.get(key) ?? unfilled(language, key)]),
  )
}

export async function versionsOf(ctx: Context, place: Place, most: number): Promise<WordingVersion[]> {
  const { message, language, medium } = place
  return ctx.db
    .select({
      version: messageWordings.version,
      words: messageWordings.words,
      reason: messageWordings.reason,
      by: staff.name,
      at: messageWordings.createdAt,
    })
    .from(messageWordings)
    .innerJoin(staff, eq(staff.id, messageWordings.staffId))
    .where(
      and(
        eq(messageWordings.message, message),
        eq(messageWordings.language, language),
        eq(messageWordings.channel, medium),
      ),
    )
    .orderBy(desc(messageWordings.version))
    .limit(most)
}
