import { prose } from '#app/domain/ground/input/text.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { incidentAspects, siteAspects } from '#app/domain/ground/vocabulary/rating-words.ts'
import { z } from 'zod'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'

/** What can be rated of the site, and of how an incident was handled. */
const aspects = [...siteAspects, ...incidentAspects] as const

// The first choice of a list says nothing.
const level = wholeNumber(1, 5)
const levelOrNone = z.preprocess((value) => (value === '' ? undefined : value), level.optional())

const ServiceRating = z.object({
  level,
  aspects: z.partialRecord(z.enum(aspects), levelOrNone).default({}),
  comment: prose(2000).default(''),
})
export type ServiceRating = z.output<typeof ServiceRating>

/** 不满意 and 非常不满意 (GB/T 39735—2020): these need a reason. */
export const isLow = (rating: { level: number }) => rating.level <= 2

/** Throws invalid naming each field. */
export function parseRating(input: unknown): ServiceRating {
  const answer = parseInput(ServiceRating, input)
  if (isLow(answer) && answer.comment === '') throw invalid([{ field: 'comment', message: 'comment_needed' }])
  return answer
}
