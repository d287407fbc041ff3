import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Names that only mean something inside a network. */
const inside = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/

/** Where programs listen for the web; what other services speak on other ports is no business of ours. */
const ports = new Set(['', '443', '8443'])

/** The host of a URL as a numeric address, or null where it is a name. */
export function numericHost(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? host : null
}

/**
 * A program's address as stored and compared: https, without a name and password (logs would hold them) and without a
 * fragment. What its name stands for is only judged when it is called.
 */
export function webhookAddress(
  text: string,
  { allowsPrivate }: { allowsPrivate: boolean },
): { address: string } | { refused: 'webhook' | 'private' } {
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'https:' || (allowsPrivate && url?.protocol === 'http:')
  if (!url || !isWeb || url.username || url.password) return { refused: 'webhook' }
  if (!allowsPrivate && !ports.has(url.port)) return { refused: 'webhook' }
  if (!allowsPrivate && !mayBePublic(url)) return { refused: 'private' }
  url.hash = ''
  return { address: url.href }
}

function mayBePublic(url: URL): boolean {
  const numeric = numericHost(url)
  if (numeric) return isPublicAddress(numeric)
  const name = url.hostname.replace(/\.$/, '')
  return name.includes('.') && !inside.test(name)
}
