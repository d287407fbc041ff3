import { components } from '#app/domain/incidents/incident.ts'
import { subscriberKinds } from '#app/domain/subscribers/subscriber.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Wished } from '#app/ui/public/subscribe/link-views.tsx'
import type { Wishes } from '#app/ui/public/subscribe/wish-fields.tsx'
import { textOf } from '#app/routes/public/read-form.ts'

const texts = (form: FormData, name: string) =>
  form.getAll(name).filter((value): value is string => typeof value === 'string')

/** What a form of wishes sent; its schema judges it. */
export const wishesIn = (form: FormData, language: Language): Wishes => ({
  kinds: texts(form, 'kinds'),
  components: texts(form, 'components'),
  language: textOf(form, 'language') || language,
})

/** Wishes in the words of the reader's language. */
export function wishedIn(wishes: { kinds: string[]; components: string[] }, language: Language): Wished {
  const t = translator(language)
  const named = components.filter((component) => wishes.components.includes(component))
  return {
    kinds: subscriberKinds
      .filter((kind) => wishes.kinds.includes(kind))
      .map((kind) => t(`subscribe.kind.${kind}`)),
    components:
      named.length === 0
        ? [t('subscribe.allComponents')]
        : named.map((component) => t(`component.${component}`)),
  }
}
