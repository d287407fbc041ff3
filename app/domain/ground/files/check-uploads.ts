import { invalid, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { sniff, type AcceptedType } from './sniff.ts'
import { longestFile, mostFiles } from '#app/domain/ground/vocabulary/file-limits.ts'

export type Upload = { name: string; bytes: Uint8Array }
export type CheckedUpload = Upload & { type: AcceptedType }

/**
 * Parts the uploads that may be kept from those that are too large, too many or of another type; each error names its
 * file. `room`: how many there may be.
 */
export function judgeUploads(
  uploads: readonly Upload[],
  { field = 'files', room = mostFiles }: { field?: string; room?: number } = {},
): { accepted: CheckedUpload[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const accepted: CheckedUpload[] = []
  for (const upload of uploads.filter(({ bytes }) => bytes.length > 0)) {
    const { name, bytes } = upload
    const refuse = (message: string) =>
      void errors.push({ field, message, file: { name, bytes: bytes.length } })
    // Only as many are looked into as may be taken.
    if (bytes.length > longestFile) refuse('file_size')
    else if (accepted.length >= room) refuse('file_count')
    else {
      const type = sniff(bytes)
      if (type) accepted.push({ ...upload, type })
      else refuse('file_type')
    }
  }
  return { accepted, errors }
}

/** Uploads that may be kept; throws `invalid` naming the field and each file that may not. */
export function checkUploads(uploads: readonly Upload[], field = 'files'): CheckedUpload[] {
  const { accepted, errors } = judgeUploads(uploads, { field })
  if (errors.length > 0) throw invalid(errors)
  return accepted
}
