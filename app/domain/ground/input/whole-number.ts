import { z } from 'zod'

const digits = /^-?\d{1,15}$/

/** A whole number, as programs send it or as the digits of a form; `true`, null and an empty text are none. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && digits.test(value.trim()) ? Number(value) : value),
    z.number().int().min(least).max(most),
  )
