import { formValues, type FormValues } from '#app/http/forms/fields.ts'

export const lines = (text: string) =>
  text
    .split(/[\n,，、;；]/)
    .map((line) => line.trim())
    .filter(Boolean)

/** To what an incident applies, as its forms send it. */
export const appliesOf = ({ text, list }: FormValues) => ({
  regions: lines(text('regions')),
  invoiceKinds: list('invoiceKinds'),
  symptoms: list('symptoms'),
  issuedFrom: text('issuedFrom') || null,
  issuedUntil: text('issuedUntil') || null,
})

/** A declaration as the form sends it; its schema judges it. */
export function declarationOf(form: FormData) {
  const values = formValues(form)
  const { text, list } = values
  const title = { 'zh-CN': text('title'), ...(text('titleEn') ? { en: text('titleEn') } : {}) }
  return {
    title,
    severity: text('severity'),
    components: list('components'),
    ...appliesOf(values),
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
