import { components } from '#app/domain/ground/vocabulary/components.ts'
import { subscriberKinds } from '#app/domain/ground/vocabulary/subscriber-words.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { PreferenceWords } from '#app/ui/public/subscribe/link-views.tsx'

/** Wishes in the words of the reader's language. */
export function preferencesInWords(
  preferences: { kinds: string[]; components: string[] },
  language: Language,
): PreferenceWords {
  const t = translator(language)
  const named = components.filter((component) => preferences.components.includes(component))
  return {
    kinds: subscriberKinds
      .filter((kind) => preferences.kinds.includes(kind))
      .map((kind) => t(`subscribe.kind.${kind}`)),
    components:
      named.length === 0
        ? [t('subscribe.allComponents')]
        : named.map((component) => t(`component.${component}`)),
  }
}
