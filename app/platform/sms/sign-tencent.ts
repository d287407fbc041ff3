import { hmacSha256, sha256Hex } from '#app/platform/hashes.ts'

const algorithm = 'TC3-HMAC-SHA256'

export type TencentCall = {
  service: string
  /** The headers that are signed, names in lower case; `content-type` and `host` must be among them. */
  headers: Readonly<Record<string, string>>
  body: string
  at: Date
}

/** The Authorization header of a POST to Tencent Cloud (the provider's page "Signature v3"). */
export function signTencent(call: TencentCall, secretId: string, secretKey: string): string {
  const names = Object.keys(call.headers).sort()
  const canonical = [
    'POST',
    '/',
    '',
    names.map((name) => `${name}:${(call.headers[name] ?? '').trim().toLowerCase()}\n`).join(''),
    names.join(';'),
    sha256Hex(call.body),
  ].join('\n')
  // The day of the scope is the day in UTC of the time stamp, whatever the day in China.
  const day = call.at.toISOString().slice(0, 10)
  const scope = `${day}/${call.service}/tc3_request`
  const text = [algorithm, secondsOf(call.at), scope, sha256Hex(canonical)].join('\n')
  const key = [call.service, 'tc3_request'].reduce(hmacSha256, hmacSha256(`TC3${secretKey}`, day))
  const signature = hmacSha256(key, text).toString('hex')
  return `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
}

export const secondsOf = (at: Date) => String(Math.floor(at.getTime() / 1000))
