import { and, desc, eq } from 'drizzle-orm'
import { messageWordings, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { unfilled } from '#app/i18n/catalogue.ts'
import { isLanguage, type Language } from '#app/i18n/language.ts'
import { necessaryIn, variablesIn } from './check-words.ts'
import { isMedium, isTemplateName, partsOf, type Medium, type PartLabel, type TemplateName } from './parts.ts'
import { canReword } from './policy.ts'
import { wordingOf, type Words } from './wording.ts'

/** One message in one language, for one medium: what is worded together. */
export type Place = { message: TemplateName; language: Language; medium: Medium }

export type WordingField = {
  key: string
  label: PartLabel
  original: string
  /** What is sent now. */
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
  if (!isTemplateName(name) || !isLanguage(language) || !isMedium(medium)) throw notFound()
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
  const chinese = language === 'zh-TW' ? await versionsOf(ctx, { message, language: 'zh-CN', medium }, 1) : []
  const derived = wordingOf([{ language: 'zh-CN', words: chinese[0]?.words ?? {} }]).get('zh-TW')
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
