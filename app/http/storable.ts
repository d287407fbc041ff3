/** Zero bytes and halves of a character: PostgreSQL stores neither, and nobody types them. */
const unstorable = /\0|\p{Cs}/gu
const escaped = /\\u(?:0000|d[89a-f])/i

/** The text without what can't be stored. */
export const storable = (text: string) => text.replaceAll(unstorable, '')

/** Parses JSON with every text in it storable. Throws what JSON.parse throws. */
export function parseStorable(json: string): unknown {
  // Only where one is written out is each value looked at.
  const clean = escaped.test(json)
    ? (_key: string, value: unknown) => (typeof value === 'string' ? storable(value) : value)
    : undefined
  return JSON.parse(json, clean)
}

/** A form with every text in it storable; files are bytes and stay as they are. */
export function storableForm(form: FormData): FormData {
  const clean = new FormData()
  for (const [name, value] of form) clean.append(name, typeof value === 'string' ? storable(value) : value)
  return clean
}
