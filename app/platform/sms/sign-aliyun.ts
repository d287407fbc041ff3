import { hmacSha256, sha256Hex } from '#app/platform/hashes.ts'

const algorithm = 'ACS3-HMAC-SHA256'

export type AliyunCall = {
  method: 'GET' | 'POST'
  path: string
  query: Readonly<Record<string, string>>
  /** Names in lower case, `host` among them; only those that the signature covers are looked at. */
  headers: Readonly<Record<string, string>>
  body: string
}

/**
 * The Authorization header of a call to Alibaba Cloud, signature version 3 (the provider's page "Request syntax and
 * signature method V3").
 */
export function signAliyun(call: AliyunCall, keyId: string, keySecret: string): string {
  const names = Object.keys(call.headers).filter(isSigned).sort()
  const canonical = [
    call.method,
    call.path,
    formEncoded(call.query),
    names.map((name) => `${name}:${(call.headers[name] ?? '').trim()}\n`).join(''),
    names.join(';'),
    sha256Hex(call.body),
  ].join('\n')
  const signature = hmacSha256(keySecret, `${algorithm}\n${sha256Hex(canonical)}`).toString('hex')
  return `${algorithm} Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`
}

const isSigned = (name: string) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-')

/** Names and values percent-encoded as in RFC 3986 (a blank is %20), in the order of their names. */
export const formEncoded = (fields: Readonly<Record<string, string>>) =>
  Object.keys(fields)
    .sort()
    .map((name) => `${percentEncoded(name)}=${percentEncoded(fields[name] ?? '')}`)
    .join('&')

const percentEncoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
