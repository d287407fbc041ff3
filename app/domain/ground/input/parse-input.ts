import type { z } from 'zod'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { fieldErrors } from '#app/domain/ground/errors/field-error.ts'

/** What a schema makes of an input. Throws `invalid` naming every field that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw invalid(fieldErrors(parsed.error, input))
  return parsed.data
}
