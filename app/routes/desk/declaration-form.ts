import { formValues } from '#app/http/forms/fields.ts'

export const lines = (text: string) =>
  text
    .split(/[\n,，、;；]/)
    .map((line) => line.trim())
    .filter(Boolean)

/** A declaration as the form sends it; its schema judges it. */
export function declarationOf(form: FormData) {
  const { text, list } = formValues(form)
  const title = { 'zh-CN': text('title'), ...(text('titleEn') ? { en: text('titleEn') } : {}) }
  return {
    title,
    severity: text('severity'),
    components: list('components'),
    regions: lines(text('regions')),
    description: text('description'),
    drill: text('drill') === 'yes',
    tickets: lines(text('tickets')),
    ...(text('plan') ? { plan: text('plan') } : {}),
    ...(text('workaround')
      ? {
          workaround: {
            'zh-CN': text('workaround'),
            ...(text('workaroundEn') ? { en: text('workaroundEn') } : {}),
          },
        }
      : {}),
  }
}
