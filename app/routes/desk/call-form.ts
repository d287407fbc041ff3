import { textOf } from '#app/http/forms/fields.ts'

const invoice = ['kind', 'code', 'number', 'issuedOn', 'amount', 'sellerName', 'buyerName'] as const

/** A call as the form sends it; its schema judges it. */
export function callOf(form: FormData): Record<string, unknown> {
  const text = (name: string) => textOf(form, name).trim()
  const part = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, text(`${prefix}.${name}`)]))
  return {
    kind: text('kind'),
    symptom: text('symptom'),
    description: text('description'),
    reporterType: text('reporterType'),
    invoice: part('invoice', invoice),
    contact: {
      ...part('contact', ['name', 'mobile', 'email']),
      language: text('contact.language') || 'zh-CN',
    },
  }
}
