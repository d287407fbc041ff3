import type { DomainError } from '#app/domain/ground/errors/errors.ts'
import { mostFields } from './limits.ts'
import { malformed } from './refusal.ts'

/** Looks at a body while it arrives, piece by piece; gives the refusal as soon as there is one. */
export type Counter = (chunk: Buffer) => DomainError | null

const ampersand = 0x26

/** Fields of an encoded form: as many as there are `&`, and one. An encoded one (`%26`) stands in a value. */
export function countFields(): Counter {
  let fields = 1
  return (chunk) => {
    for (let at = chunk.indexOf(ampersand); at !== -1; at = chunk.indexOf(ampersand, at + 1)) {
      fields += 1
      if (fields > mostFields) return malformed('form.fields')
    }
    return null
  }
}
