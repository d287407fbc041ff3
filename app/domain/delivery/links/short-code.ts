import { normaliseCode } from '#app/domain/ground/numbers/check-character.ts'
import { keyedHash, lastingTag } from '#app/platform/crypto.ts'
import { bodyOfLink, type Link, type LinkPurpose } from './links.ts'

/** 32 characters of one case without 0 and O, 1 and I: none is read or typed for another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 60 bits: whoever guesses finds nothing. */
const length = 12
const written = new RegExp(`^[${alphabet}]{${length}}$`)
/** With marks between the characters; a signed token is longer. */
const longest = 2 * length

/** What stands for a link where every character is paid for. Derived, so that an SMS that is written again has the same. */
export const shortCode = (link: Link): string =>
  Array.from(lastingTag(`short ${link.purpose}`, bodyOfLink(link)).subarray(0, length), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('')

/** The code in any way of typing it; null for what is none, as a signed token. */
export function parseShortCode(text: string): string | null {
  if (text.length > longest) return null
  const code = normaliseCode(text)
  return written.test(code) ? code : null
}

/** What is kept of a code: neither the database nor a copy of it opens anything. */
export const hashOfCode = (purpose: LinkPurpose, code: string) =>
  keyedHash('short-link', `${purpose}\n${code}`)
