import { z } from 'zod'
import { readMoment } from '#app/domain/ground/beijing-time.ts'

const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2100, 0, 1)

const zoned = z
  .string({ error: ({ input }) => (input === undefined ? undefined : 'zone') })
  .transform((text, context) => {
    const at = readMoment(text)
    if (at) return at
    context.addIssue({ code: 'custom', message: 'zone' })
    return z.NEVER
  })
  .meta({ type: 'string', format: 'date-time' })

/**
 * A time in a body. Without its zone it would be another one on each server, so it is refused; forms read the times of
 * Beijing and hand over a Date. Nobody plans outside this century, and PostgreSQL stores no year above 294276.
 */
export const Moment = z
  .union([z.date(), zoned])
  .refine((at) => at.getTime() >= earliest && at.getTime() < latest, { error: 'year' })
