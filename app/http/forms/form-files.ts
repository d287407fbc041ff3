import type { Context } from '#app/domain/ground/context.ts'
import { invalid, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { judgeUploads, type CheckedUpload } from '#app/domain/ground/files/check-uploads.ts'
import { keepFiles, notKeptYet, type KeptFile } from '#app/domain/ground/files/keep-files.ts'
import { sniff } from '#app/domain/ground/files/sniff.ts'
import { mostFiles } from '#app/domain/ground/vocabulary/file-limits.ts'
import { listsOf, textOf, uploadsOf } from '#app/http/forms/fields.ts'
import { keyOf } from '#app/http/forms/sent-form.ts'
import { aboutKept, readKept, removeAllKept, removeKept } from '#app/platform/kept-file-store.ts'

/** The files that a form lists again. */
export type ListedFiles = {
  kept: KeptFile[]
  /** Some were left out and have to be chosen again. */
  lost: boolean
}

export const noFiles: ListedFiles = { kept: [], lost: false }

/** The files of a form: those that it kept when it came back, and those that came with it now. */
export type FormFiles = {
  /** What is wrong with those that came now. */
  errors: FieldError[]
  /** All of them, read. Throws invalid where one may not be taken, or is no longer kept. */
  uploads: () => Promise<CheckedUpload[]>
  /** Keeps those that may be taken, under the key that the form comes back with. */
  keep: (formKey: string) => Promise<ListedFiles>
  /** Once the form is done. */
  forget: () => Promise<void>
}

/** Reads which files a form has. `address`: where it came from, as what is kept is limited by it. */
export async function filesOfForm(ctx: Context, form: FormData, address: string): Promise<FormFiles> {
  const key = keyOf(form)
  const removed = textOf(form, 'removeFile')
  if (removed) await removeKept(key, removed)
  const wanted = [...new Set(listsOf(form).keptFile ?? [])].filter((id) => id !== removed).slice(0, mostFiles)
  const abouts = await Promise.all(wanted.map(async (id) => ({ id, about: await aboutKept(key, id) })))
  const kept = abouts.flatMap(({ id, about }) => (about ? [{ id, ...about }] : []))
  const isGone = kept.length < wanted.length
  const given = await uploadsOf(form)
  const { accepted, errors } = judgeUploads(given, { room: mostFiles - kept.length })
  const fresh = await notKeptYet(key, accepted, kept)

  return {
    errors,
    async uploads() {
      if (errors.length > 0) throw invalid(errors)
      const read = await Promise.all(kept.map((file) => readAgain(key, file)))
      const found = read.filter((file) => file !== null)
      if (isGone || found.length < kept.length) throw invalid([{ field: 'files', message: 'file_gone' }])
      return [...found, ...fresh]
    },
    async keep(formKey) {
      const added = await keepFiles(ctx, { key: formKey, address }, fresh)
      if (formKey === key) return { kept: [...kept, ...added], lost: isGone || added.length < fresh.length }
      // Under another key the form is another one; what the first has is read and kept again.
      const read = await Promise.all(kept.map((file) => readAgain(key, file)))
      const found = read.filter((file) => file !== null)
      const moved = await keepFiles(ctx, { key: formKey, address }, found)
      const isWhole = moved.length === kept.length && added.length === fresh.length
      return { kept: [...moved, ...added], lost: isGone || !isWhole }
    },
    forget: () => removeAllKept(key),
  }
}

async function readAgain(formKey: string, { id, name }: KeptFile): Promise<CheckedUpload | null> {
  const bytes = await readKept(formKey, id)
  const type = bytes && sniff(bytes)
  return bytes && type ? { name, bytes, type } : null
}
