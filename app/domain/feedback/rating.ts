import { z } from 'zod'
import { invalid } from '#app/domain/errors.ts'
import { fieldError } from '#app/domain/reports/report.ts'

/** What can be rated of the site, and of how an incident was handled. */
export const siteAspects = ['find', 'words', 'speed', 'device'] as const
export const incidentAspects = ['told', 'clear', 'workaround', 'kept'] as const
const aspects = [...siteAspects, ...incidentAspects] as const

// The first choice of a list says nothing.
const level = z.coerce.number().int().min(1).max(5)
const levelOrNone = z.preprocess((value) => (value === '' ? undefined : value), level.optional())

const ServiceRating = z.object({
  level,
  aspects: z.partialRecord(z.enum(aspects), levelOrNone).default({}),
  comment: z.string().trim().max(2000).default(''),
})
export type ServiceRating = z.output<typeof ServiceRating>

/** 不满意 and 非常不满意 (GB/T 39735—2020): these need a reason. */
export const isLow = (rating: { level: number }) => rating.level <= 2

/** Throws invalid naming each field. */
export function parseRating(input: unknown): ServiceRating {
  const parsed = ServiceRating.safeParse(input)
  if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
  if (isLow(parsed.data) && parsed.data.comment === '')
    throw invalid([{ field: 'comment', message: 'comment_needed' }])
  return parsed.data
}
