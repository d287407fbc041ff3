import fc from 'fast-check'
import { likelyTexts, names, nastyTexts } from '#test/faults/fuzz/values.ts'

/** What really exists in the house under test: half of the guesses should hit something. */
export type Known = {
  paths: readonly string[]
  numbers: readonly string[]
  incidents: readonly string[]
  ids: readonly string[]
  tokens: readonly string[]
  cookies: readonly string[]
  key: string
  /** What the report's form carries along, such as the version of the notice that was shown. */
  hidden: Readonly<Record<string, string>>
  origin: string
}

const nasty = fc.constantFrom(...nastyTexts)
export const text = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
)

export const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: nasty },
)

export const likely = (known: Known) =>
  fc.oneof(
    { weight: 4, arbitrary: text },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...likelyTexts),
    },
    { weight: 1, arbitrary: fc.constantFrom(...known.numbers, ...known.incidents, ...known.ids) },
  )

export const escaped = (value: string) => encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '\ufffd'))
const pairs = (known: Known) => fc.array(fc.tuple(name, likely(known)), { maxLength: 12 })
/** What the form sends when it is filled in well, with some of it replaced. */
export const good = (known: Known) =>
  fc
    .tuple(
      fc.uuid(),
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.array(fc.tuple(name, likely(known)), { maxLength: 2 }),
    )
    .map(([formKey, i, others]) =>
      Object.entries({
        kind: 'missing_invoice',
        symptom: 'not_found',
        'invoice.number': `241120000003${String(i).padStart(8, '0')}`,
        'invoice.issuedOn': '2024-11-05',
        'contact.mobile': `136${String(i).padStart(8, '0')}`,
        'contact.email': `f${i}@demo.invalid`,
        description: '查无此票',
        consent: 'yes',
        ...known.hidden,
        formKey,
        confirm: 'yes',
        ...Object.fromEntries(others),
      }),
    )
const someFields = (known: Known) =>
  fc.oneof({ weight: 3, arbitrary: pairs(known) }, { weight: 1, arbitrary: good(known) })
export const encoded = (known: Known) =>
  someFields(known).map((all) => all.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('&'))
