import { appliesOf, lines } from '#app/routes/desk/declaration-form.ts'
import { formValues } from '#app/http/forms/fields.ts'

/** An amendment as the form sends it; its schema judges it. Communications get the wording only. */
export function amendmentOf(form: FormData) {
  const values = formValues(form)
  const { text, time, list } = values
  const written = (name: string) => {
    const [traditional, english] = [text(`${name}Tw`), text(`${name}En`)]
    return {
      'zh-CN': text(name),
      ...(traditional ? { 'zh-TW': traditional } : {}),
      ...(english ? { en: english } : {}),
    }
  }
  const writtenOrNone = (name: string) =>
    ['', 'Tw', 'En'].some((script) => text(name + script)) ? written(name) : null
  const wording = {
    seenVersion: text('seenVersion') || undefined,
    workaround: writtenOrNone('workaround'),
    relief: writtenOrNone('relief'),
  }
  if (!form.has('severity')) return wording
  return {
    ...wording,
    title: written('title'),
    severity: text('severity'),
    components: list('components'),
    ...appliesOf(values),
    dependencies: lines(text('dependencies')),
    description: text('description'),
    estimate: {
      taxpayers: text('estimateTaxpayers') || undefined,
      invoices: text('estimateInvoices') || undefined,
      at: time('estimateAt') ?? undefined,
    },
  }
}
