import type { Context } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import type { Limit } from '#app/domain/ground/throttle/throttle.ts'
import { FileStoreError } from '#app/platform/file-store.ts'
import { keptId, putKept, removeKeptBefore, sizeOfKept } from '#app/platform/kept-file-store.ts'
import { log } from '#app/platform/log.ts'
import type { CheckedUpload } from './check-uploads.ts'

/** A file that is kept for a form which is not sent yet. */
export type KeptFile = { id: string; name: string; bytes: number }

const perAddress: Limit = { name: 'kept-files', per: 'hour', atMost: 60 }
/** All files of all unsent forms together. */
const mostKept = 2 * 1024 * 1024 * 1024
/** How long an unsent form keeps its files, from the last one that was added. */
const keptHours = 4

/**
 * Keeps the files of a form that comes back to its writer, encrypted and under its key. Those that there is no room for,
 * from this address or in all, are left out: they have to be chosen again.
 */
export async function keepFiles(
  ctx: Context,
  form: { key: string; address: string },
  uploads: readonly CheckedUpload[],
): Promise<KeptFile[]> {
  if (form.key === '' || uploads.length === 0) return []
  const kept: KeptFile[] = []
  try {
    const given = uploads.reduce((sum, { bytes }) => sum + bytes.length, 0)
    if ((await sizeOfKept()) + given > mostKept) return []
    for (const upload of uploads) {
      await throttleAddress(ctx, perAddress, form.address)
      kept.push({ id: await putKept(form.key, upload), name: upload.name, bytes: upload.bytes.length })
    }
  } catch (error) {
    if (error instanceof FileStoreError) log.error({ err: error }, 'the file of a form could not be kept')
    else if (!(error instanceof DomainError && error.kind === 'tooMany')) throw error
  }
  return kept
}

/** The uploads that this form has not kept already. */
export async function notKeptYet(
  formKey: string,
  uploads: readonly CheckedUpload[],
  kept: readonly KeptFile[],
): Promise<CheckedUpload[]> {
  if (kept.length === 0) return [...uploads]
  const ids = await Promise.all(uploads.map((upload) => keptId(formKey, upload)))
  return uploads.filter((_, at) => !kept.some(({ id }) => id === ids[at]))
}

/** Files of forms that were never sent; part of the sweep. */
export const forgetKeptFiles = (ctx: Context) =>
  removeKeptBefore(new Date(ctx.now.getTime() - keptHours * 3_600_000))
