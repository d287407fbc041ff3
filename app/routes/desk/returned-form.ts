import { data } from '@remix-run/node'
import type { z } from 'zod'
import { DomainError, invalid } from '#app/domain/errors.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { valuesOf } from '#app/routes/desk/form-values.ts'

/**
 * Does the work of a long form. What the person can mend comes back with everything they typed; what they may not do
 * keeps its status.
 */
export async function orReturned(form: FormData, work: () => Promise<Response>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, fields, status } = error
    const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
    const [chosen, placements] = [all('components'), all('placements')]
    return data({ values: valuesOf(form), chosen, placements, reason, errors: [...fields] }, { status })
  }
}

/** What a schema makes of the form. Throws invalid naming every field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (!result.success) throw invalid(result.error.issues.map(fieldError))
  return result.data
}
