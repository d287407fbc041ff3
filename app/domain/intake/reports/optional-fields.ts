import { z } from 'zod'
import { line } from '#app/domain/ground/input/text.ts'

/** A text that need not be given; an empty field of a form is a field not given. */
export const optional = (most: number, text: (most: number) => z.ZodType<string, string> = line) =>
  text(most)
    .transform((value) => value || undefined)
    .optional()

/** The same for a choice. */
export const optionalChoice = <T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(words).optional())
