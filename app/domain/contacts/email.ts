import { domainToASCII } from 'node:url'

/**
 * An e-mail address as stored: trimmed, half-width, the domain in lower case and in its ASCII form (IDN). The part
 * before the @ keeps its case, which is the receiver's to judge. null when it can't be an address (RFC 5321 lengths).
 */
export function normaliseEmail(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .trim()
  const at = tidy.lastIndexOf('@')
  const local = tidy.slice(0, at)
  if (at < 1 || local.length > 64 || !/^[^\s@"<>()[\]\\,;:\p{Cc}]+$/u.test(local) || hasStrayDot(local))
    return null
  const typed = tidy.slice(at + 1)
  if (/[\s/\\:?#[\]@%]/.test(typed)) return null
  const domain = domainToASCII(typed).toLowerCase()
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain))
    return null
  const address = `${local}@${domain}`
  return address.length <= 254 ? address : null
}

/** The form that two writings of one address share, for look-ups and limits: all in lower case. */
export const emailKey = (email: string) => email.toLowerCase()

/** As shown on screen: `a***@example.com`, whatever the length of the name. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = Array.from(email)
  return `${first}***${email.slice(at)}`
}

const hasStrayDot = (local: string) => local.startsWith('.') || local.endsWith('.') || local.includes('..')
