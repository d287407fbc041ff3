import type { FieldError } from '#app/domain/ground/errors/errors.ts'

const longestReason = 500

/** Every change has a person's reason. */
export function checkReason(reason: string): FieldError[] {
  if (reason.trim() === '') return [{ field: 'reason', message: 'required' }]
  return reason.length > longestReason ? [{ field: 'reason', message: 'too_long' }] : []
}
