import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes } from '#app/platform/uuid.ts'

export type LinkPurpose = 'track' | 'rate' | 'confirm' | 'unsubscribe'

const expiryBytes = 4

/** A token for one row and purpose, good until `expiresAt` (whole minutes). Made anew it comes out the same. */
export function linkToken(purpose: LinkPurpose, id: string, expiresAt: Date): string {
  const expiry = Buffer.alloc(expiryBytes)
  expiry.writeUInt32BE(Math.floor(expiresAt.getTime() / 60_000))
  return signToken(purpose, Buffer.concat([bytesOfUuid(id), expiry]))
}

/** The id behind a token, or null where it is not ours, for another purpose, or expired. */
export function openLink(purpose: LinkPurpose, token: string, now: Date): string | null {
  const link = readLink(purpose, token)
  return link && link.expiresAt > now ? link.id : null
}

/** What a token of ours says, expired or not; null where it is not ours or for another purpose. */
export function readLink(purpose: LinkPurpose, token: string): { id: string; expiresAt: Date } | null {
  const body = readToken(purpose, token)
  if (!body || body.length !== 16 + expiryBytes) return null
  return { id: uuidFromBytes(body.subarray(0, 16)), expiresAt: new Date(body.readUInt32BE(16) * 60_000) }
}

const trackDays = 90
const rateDays = 28
const days = (from: Date, count: number) => new Date(from.getTime() + count * dayMs)

export const trackUrl = (ticketId: string, language: Language, since: Date) =>
  `${config().BASE_URL}${prefixOf(language)}/t/${linkToken('track', ticketId, days(since, trackDays))}`

/** When a track link that ends then was made. */
export const trackLinkMadeAt = (expiresAt: Date) => days(expiresAt, -trackDays)

export const rateUrl = (surveyId: string, language: Language, since: Date) =>
  `${config().BASE_URL}${prefixOf(language)}/rate/${linkToken('rate', surveyId, days(since, rateDays))}`

/** When a rating link that ends then was made. */
export const rateLinkMadeAt = (expiresAt: Date) => days(expiresAt, -rateDays)

export const confirmHours = 48
/** As long as somebody may keep an old message and wish to hear no more. */
const unsubscribeDays = 3 * 365

export const confirmUrl = (askId: string, language: Language, since: Date) =>
  `${config().BASE_URL}${prefixOf(language)}/confirm/${linkToken('confirm', askId, days(since, confirmHours / 24))}`

export const unsubscribeUrl = (subscriberId: string, language: Language, since: Date) =>
  `${config().BASE_URL}${prefixOf(language)}/unsubscribe/${linkToken('unsubscribe', subscriberId, days(since, unsubscribeDays))}`

export const maintenanceUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/maintenance/${number}`

export const announcementUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/announcements/${number}`

export const incidentUrl = (number: string, language: Language) =>
  `${config().BASE_URL}${prefixOf(language)}/incidents/${number}`
