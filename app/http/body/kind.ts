/** How a body is going to be read. `bytes` is what no form is read from: a mail, or what a program sends to a page. */
export type BodyKind =
  | { is: 'fields'; contentType: string }
  | { is: 'parts'; contentType: string; boundary: string }
  | { is: 'json'; contentType: string }
  | { is: 'bytes'; contentType: string }
  | { is: 'unreadable'; contentType: string }

/** RFC 2046 §5.1.1, without blanks: no program uses one. */
const boundaryIn = /^boundary=(?:"([^"\\]{1,70})"|([^\s"\\]{1,70}))$/i

/** Calls of the API whose body is a mail. */
export const mailAddress = /^\/api\/v1\/inbound\//i

/**
 * What is read out of a body with this Content-Type at this path. A form's reader understands more spellings than
 * these (a list of types of which the last one counts, parameters in any order), so `contentType` is what is handed on
 * in its place: what was counted is what is read.
 */
export function bodyKind(path: string, sent: string): BodyKind {
  const essence = (sent.split(/[;,]/, 1)[0] ?? '').trim().toLowerCase()
  if (mailAddress.test(path)) return { is: 'bytes', contentType: 'message/rfc822' }
  if (/^\/api\//i.test(path)) return { is: 'json', contentType: 'application/json' }
  if (sent.includes(',')) return { is: 'bytes', contentType: 'application/octet-stream' }
  if (essence === 'application/x-www-form-urlencoded') return { is: 'fields', contentType: essence }
  if (essence !== 'multipart/form-data') return { is: 'bytes', contentType: 'application/octet-stream' }
  const [given, second] = sent
    .split(';', 20)
    .map((part) => part.trim())
    .filter((part) => /^boundary=/i.test(part))
  const [, quoted, plain] = boundaryIn.exec(given ?? '') ?? []
  const boundary = second === undefined ? (quoted ?? plain) : undefined
  if (boundary === undefined) return { is: 'unreadable', contentType: 'application/octet-stream' }
  return { is: 'parts', contentType: `multipart/form-data; boundary="${boundary}"`, boundary }
}
