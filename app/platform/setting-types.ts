import { z } from 'zod'

/** A setting that is a URL of one of these protocols. */
export const urlOf = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `must be a URL that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`,
  })

/** A name, an id or a line of words. */
export const shortText = z.string().trim().min(1).max(100)

/** A secret that two programs share, too long to be guessed. */
export const secret = z
  .string()
  .regex(/^[\w.~-]{22,200}$/, { error: 'must be 22 or more of A–Z a–z 0–9 _ - . ~' })
