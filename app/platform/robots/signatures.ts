import { hmacSha256 } from '#app/platform/hashes.ts'

// The two look alike and are not: what is key at one vendor is part of the message at the other.

/** DingTalk: `timestamp` in milliseconds; goes into the query, percent-encoded. */
export const signDingtalk = (secret: string, timestamp: string) =>
  hmacSha256(secret, `${timestamp}\n${secret}`).toString('base64')

/** Feishu: `timestamp` in seconds; goes into the body. */
export const signFeishu = (secret: string, timestamp: string) =>
  hmacSha256(`${timestamp}\n${secret}`, '').toString('base64')
