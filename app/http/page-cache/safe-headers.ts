import type { SharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import type { Head } from '#app/http/page-cache/document.ts'
import { publicHeaders } from '#app/http/security-headers.ts'

/** The headers of an answer that goes past Express: those that keep it safe, and over them its own. */
export function headersFor(kind: SharedAddress['kind'], own: Iterable<readonly [string, string]>): Head {
  return [
    ...new Map([...publicHeaders(kind), ...own].map(([name, value]) => [name.toLowerCase(), value])),
  ].flat()
}
