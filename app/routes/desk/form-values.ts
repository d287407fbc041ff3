import { invalid } from '#app/domain/errors.ts'

export type FormValues = {
  text: (name: string) => string
  /** What `datetime-local` gives, a time in Shanghai; null where the field is empty. Throws invalid. */
  time: (name: string) => Date | null
  /** The same for a field that must be filled. */
  timeNeeded: (name: string) => Date
  list: (name: string) => string[]
}

/** What was typed into a field; a file or nothing is an empty text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** As `datetime-local` gives it, in this century: nobody plans for the year 10000. */
const localTimePattern = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

export function formValues(form: FormData): FormValues {
  // A browser sends the lines of a text area apart by CRLF; kept is what was typed.
  const text = (name: string) => textOf(form, name).trim().replaceAll('\r\n', '\n')
  const time = (name: string) => {
    const typed = text(name)
    if (typed === '') return null
    const at = new Date(`${typed}+08:00`)
    if (!localTimePattern.test(typed) || Number.isNaN(at.getTime()))
      throw invalid([{ field: name, message: 'type' }])
    return at
  }
  return {
    text,
    time,
    timeNeeded: (name) => {
      const at = time(name)
      if (!at) throw invalid([{ field: name, message: 'required' }])
      return at
    },
    list: (name) => form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : [])),
  }
}

/** What was typed, to be shown again. */
export const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
