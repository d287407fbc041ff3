import { domainToASCII } from 'node:url'

/** More than any address has, blanks around it included. */
const longest = 1_000

/**
 * An e-mail address as stored and compared: trimmed, half-width, in lower case, the domain in its ASCII form (IDN).
 * The part before the @ could by RFC 5321 differ in case; no provider makes use of it, and people type both for the
 * same mailbox. null when it can't be an address (lengths of RFC 5321).
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > longest) return null
  const tidy = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
  const at = tidy.lastIndexOf('@')
  const local = tidy.slice(0, at)
  if (at < 1 || local.length > 64 || !/^[^\s@"<>()[\]\\,;:\p{Cc}]+$/u.test(local) || hasStrayDot(local))
    return null
  const typed = tidy.slice(at + 1)
  if (/[\s/\\:?#[\]@%]/.test(typed)) return null
  const domain = domainToASCII(typed)
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain))
    return null
  const address = `${local}@${domain}`
  return address.length <= 254 ? address : null
}

/** As shown on screen: `a***@example.com`, whatever the length of the name. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = Array.from(email)
  return `${first}***${email.slice(at)}`
}

const hasStrayDot = (local: string) => local.startsWith('.') || local.endsWith('.') || local.includes('..')
