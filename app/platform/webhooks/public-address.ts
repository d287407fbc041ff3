import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose registry: ranges that are not globally reachable, and multicast ranges. */
const special: ReadonlyArray<readonly [string, number]> = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Of the addresses of IPv6 only these are given to machines of the internet, */
const global6: readonly [string, number] = ['2000::', 3]
/** without those of protocols (Teredo among them), of documentation, and those that lead to one of IPv4 (6to4). */
const special6: ReadonlyArray<readonly [string, number]> = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [net, prefix] of special) closed.addSubnet(net, prefix, 'ipv4')
const open6 = new BlockList()
open6.addSubnet(...global6, 'ipv6')
const closed6 = new BlockList()
for (const [net, prefix] of special6) closed6.addSubnet(net, prefix, 'ipv6')

/** Whether a numeric address is one of the public internet. IPv4 written as IPv6 never is: nobody needs it. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return !address.includes('%') && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
    default:
      return false
  }
}
