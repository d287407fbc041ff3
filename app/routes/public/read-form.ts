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
