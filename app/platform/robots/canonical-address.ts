import { robotAddress, vendors, type RobotAddress, type RobotSettings } from './robot.ts'

/**
 * The robot that an address belongs to, as the vendor gives it out or with the address that stands for the vendor
 * here. null for any other address.
 */
export function robotAddressAt(text: string, endpoints: RobotSettings['endpoints']): RobotAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username || url.password || url.hash) return null
  const vendor = vendors.find(({ name }) => new URL(endpoints[name]).origin === url.origin)
  const token = vendor?.tokenIn(url)
  return vendor && token ? { vendor, token } : robotAddress(text)
}
