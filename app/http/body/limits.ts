import { prefixPattern } from '#app/i18n/language.ts'
import type { BodyKind } from './kind.ts'

/** The most fields of a form, files included, and the most files. */
export const mostFields = 200
export const mostFiles = 20
/** Texts of a form with files, all together. */
export const mostText = 256 * 1024
/** What stands before a part's content: its name, its file's name and its type. */
export const longestPartHead = 4096
/** Values of a JSON body, and how deep they may lie. */
export const mostValues = 20_000
export const deepest = 32
/** The two halves of an address; parameters of the second are counted as the fields of a form are. */
export const longestPath = 2048
export const longestQuery = 8192

const kilobyte = 1024
const megabyte = 1024 * kilobyte
const ordinary = 64 * kilobyte

/** Five files of 10 MB and their form. */
const withFiles = 60 * megabyte
/** Addresses whose forms have files; those of the desk are also sent without. */
const fileAddresses = new RegExp(
  `^(?:${prefixPattern}/(?:report|tickets/[^/]+/messages)|/desk/tickets/[^/]+)(?:\\.data)?/?$`,
  'i',
)

/**
 * Addresses of long texts and long lists: a Chinese character takes nine bytes in an encoded form, so that the longest
 * announcement in two languages is 150 kB; an incident takes 5,000 ticket numbers in a call.
 */
const longAddresses: readonly { path: RegExp; most: number }[] = [
  { path: /^\/desk\/(?:announcements|incidents|maintenance|messages|tickets)\//i, most: 256 * kilobyte },
  { path: /^\/api\/v1\/incidents(?:\/|$)/i, most: 256 * kilobyte },
  // Programs of others decide how much they bring at once: reports of a provider, alerts, a mail that came back.
  { path: /^\/api\/v1\/(?:receipts|alerts|inbound)(?:\/|$)/i, most: megabyte },
]

/** How many bytes a body may have at this path (without query). */
export function mostBytes(path: string, kind: BodyKind['is']): number {
  if (kind === 'parts' && fileAddresses.test(path)) return withFiles
  return longAddresses.find((address) => address.path.test(path))?.most ?? ordinary
}
