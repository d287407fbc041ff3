import { sqlState } from '#app/domain/ground/context.ts'
import { DomainError } from './errors.ts'

/** A character that no text can hold (NUL, half a pair), a word that is no number or id, a moment outside the calendar. */
const states = new Set(['22021', '22P02', '22P05', '22007', '22008'])

/** The refusal behind an error of the database, where what was sent can't be kept; null for a failure of ours. */
export function databaseInputError(error: unknown): DomainError | null {
  return states.has(sqlState(error) ?? '') ? new DomainError('invalid', 'form') : null
}
