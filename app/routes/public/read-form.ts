import type { Upload } from '#app/domain/files/attach.ts'

const largest = 60 * 1024 * 1024

/** A form with its files. Five files of 10 MB and the text fit; more is not read at all. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new Response(null, { status: 413 })
  return request.formData()
}

export async function uploadsOf(form: FormData): Promise<Upload[]> {
  const files = form.getAll('files').filter((entry) => entry instanceof File)
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** A text field as it was sent; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The key that makes a form sent twice one; a form without it is sent once. */
export const formKeyOf = (form: FormData) => textOf(form, 'formKey').slice(0, 80) || crypto.randomUUID()
