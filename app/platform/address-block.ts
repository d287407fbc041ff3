import { isIPv4, isIPv6 } from 'node:net'

/** Who may stand behind an address, as a limit counts: the address itself, or its block. */
export type AddressBlocks = {
  /** An IPv4 address, or the /64 that a provider gives one household or machine. */
  own: string
  /** The /48 that one customer may be given, with 65,536 of those; null for IPv4. */
  wider: string | null
}

/**
 * The blocks that a limit counts by. A household has a whole IPv6 /64 and may use another address of it each time;
 * an IPv4 address written as IPv6 counts as IPv4. What is no address is counted as it is.
 */
export function blocksOf(address: string): AddressBlocks {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped && isIPv4(mapped)) return { own: mapped, wider: null }
  if (!isIPv6(bare)) return { own: address, wider: null }
  const groups = groupsOf(bare)
  return { own: `${groups.slice(0, 4).join(':')}::/64`, wider: `${groups.slice(0, 3).join(':')}::/48` }
}

/** The eight groups of an IPv6 address, each without leading zeros. A dotted end fills the last two, which no block reads. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address
    .toLowerCase()
    .replace(/:\d+\.\d+\.\d+\.\d+$/, ':0:0')
    .split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
