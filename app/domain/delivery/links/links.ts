import { dayMs, minuteMs } from '#app/domain/ground/vocabulary/durations.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes } from '#app/platform/uuid.ts'

export type LinkPurpose = 'track' | 'rate' | 'confirm' | 'unsubscribe'

/** What a reader's own link opens, and until when: whole minutes. */
export type Link = { purpose: LinkPurpose; id: string; expiresAt: Date }

const paths = { track: 't', rate: 'rate', confirm: 'confirm', unsubscribe: 'unsubscribe' } as const
const expiryBytes = 4

/** The row and the end of a link in bytes: what is signed. */
export function bodyOfLink({ id, expiresAt }: Omit<Link, 'purpose'>): Buffer {
  const expiry = Buffer.alloc(expiryBytes)
  expiry.writeUInt32BE(Math.floor(expiresAt.getTime() / minuteMs))
  return Buffer.concat([bytesOfUuid(id), expiry])
}

/** A token for one row and purpose, good until `expiresAt` (whole minutes). Made anew it comes out the same. */
export const linkToken = (purpose: LinkPurpose, id: string, expiresAt: Date): string =>
  signToken(purpose, bodyOfLink({ id, expiresAt }))

/** The link behind a signed token, expired or not; null where it is not ours or for another purpose. */
export function linkOfToken(purpose: LinkPurpose, token: string): Link | null {
  const body = readToken(purpose, token)
  if (!body || body.length !== 16 + expiryBytes) return null
  const expiresAt = new Date(body.readUInt32BE(16) * minuteMs)
  return { purpose, id: uuidFromBytes(body.subarray(0, 16)), expiresAt }
}

/** The address of a link. Its token is signed where no short one is given. */
export const linkUrl = (
  { purpose, id, expiresAt }: Link,
  language: Language,
  token = linkToken(purpose, id, expiresAt),
): string => `${config().BASE_URL}${prefixOf(language)}/${paths[purpose]}/${token}`

/** What a mail program posts to: short, so that its line of the header has no more than 78 octets (RFC 5322). */
export const oneClickUrl = ({ purpose, id, expiresAt }: Link): string =>
  `${config().BASE_URL}/u/${linkToken(purpose, id, expiresAt)}`

const trackDays = 90
const rateDays = 28
export const confirmHours = 48
/** As long as somebody may keep an old message and wish to hear no more. */
const unsubscribeDays = 3 * 365

const days = (from: Date, count: number) => new Date(from.getTime() + count * dayMs)

export const trackLink = (ticketId: string, since: Date): Link => ({
  purpose: 'track',
  id: ticketId,
  expiresAt: days(since, trackDays),
})

export const trackUrl = (ticketId: string, language: Language, since: Date) =>
  linkUrl(trackLink(ticketId, since), language)

/** When a track link that ends then was made. */
export const trackLinkMadeAt = (expiresAt: Date) => days(expiresAt, -trackDays)

export const rateLink = (surveyId: string, since: Date): Link => ({
  purpose: 'rate',
  id: surveyId,
  expiresAt: days(since, rateDays),
})

/** When a rating link that ends then was made. */
export const rateLinkMadeAt = (expiresAt: Date) => days(expiresAt, -rateDays)

export const confirmLink = (askId: string, since: Date): Link => ({
  purpose: 'confirm',
  id: askId,
  expiresAt: days(since, confirmHours / 24),
})

export const unsubscribeLink = (subscriberId: string, since: Date): Link => ({
  purpose: 'unsubscribe',
  id: subscriberId,
  expiresAt: days(since, unsubscribeDays),
})

export const maintenanceUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/maintenance/${number}`

export const announcementUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/announcements/${number}`

export const incidentUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/incidents/${number}`
