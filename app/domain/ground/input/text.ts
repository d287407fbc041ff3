import { z } from 'zod'
import { cleanLine, cleanProse } from '#app/domain/ground/text/clean.ts'

/** Text of one line, cleaned; `min(1)` makes it required, and what cannot be seen fills nothing. */
export const line = (most: number) => z.string().overwrite(cleanLine).max(most)

/** Text of several lines, cleaned in the same way. */
export const prose = (most: number) => z.string().overwrite(cleanProse).max(most)
