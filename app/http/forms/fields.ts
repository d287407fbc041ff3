import { setImmediate } from 'node:timers/promises'
import { momentOf } from '#app/domain/ground/beijing-time.ts'
import type { Upload } from '#app/domain/ground/files/check-uploads.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { bytesOfFile } from '#app/platform/file-bytes.ts'

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

/** Nobody plans for the year 10000. */
const thisCentury = /^20\d\d-/

export function formValues(form: FormData): FormValues {
  // A browser sends the lines of a text area apart by CRLF; kept is what was typed.
  const text = (name: string) => textOf(form, name).trim().replaceAll('\r\n', '\n')
  const time = (name: string) => {
    const typed = text(name)
    if (typed === '') return null
    const at = thisCentury.test(typed) ? momentOf(typed) : null
    if (!at) throw invalid([{ field: name, message: 'type' }])
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

/** What was typed, by field, to be shown again; of a field that was sent several times, the last. */
export const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** The same with every value of a field: boxes that were ticked. */
export function listsOf(form: FormData): Record<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const list = lists.get(name)
    if (list) list.push(value)
    else lists.set(name, [value])
  }
  return Object.fromEntries(lists)
}

/** The files of a form, read. */
export async function uploadsOf(form: FormData): Promise<Upload[]> {
  const files = form.getAll('files').filter((entry) => entry instanceof File)
  const read: Upload[] = []
  for (const file of files) {
    read.push({ name: file.name, bytes: await bytesOfFile(file) })
    // All of them at once would hold everybody else up for as long as they are large.
    await setImmediate()
  }
  return read
}
