import { cleanText } from '#app/domain/ground/text/clean.ts'

/** A line break or a character that is left out, as it stands in JSON or written out there. */
const unclean = /\\[urbf]|[^\n\t -~\u3000-\u303f\u4e00-\u9fff\uff00-\uff9f\uffe0-\uffee]/

/** Parses JSON with every text in it cleaned. Throws what JSON.parse throws. */
export function parseStorable(json: string): unknown {
  // Only where something may have to be left out is each value looked at.
  const clean = unclean.test(json)
    ? (_key: string, value: unknown) => (typeof value === 'string' ? cleanText(value) : value)
    : undefined
  return JSON.parse(json, clean)
}

/** As every field of ours is called: its place in what it belongs to is parted by dots. */
const fieldName = /^[A-Za-z][\w.-]{0,79}$/

/**
 * A form with every text in it cleaned; files are bytes and stay as they are. A name that no field of ours can have is
 * left out.
 */
export function storableForm(form: FormData): FormData {
  const clean = new FormData()
  for (const [name, value] of form) {
    if (fieldName.test(name)) clean.append(name, typeof value === 'string' ? cleanText(value) : value)
  }
  return clean
}
