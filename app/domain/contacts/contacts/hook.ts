import { config } from '#app/platform/config.ts'
import { robotAddressAt } from '#app/platform/robots/canonical-address.ts'
import { robotEndpoints } from '#app/platform/robots/endpoints.ts'
import { webhookAddress } from '#app/platform/webhooks/address.ts'
import type { HookChannel } from '#app/domain/ground/vocabulary/lanes.ts'

/** More than any address has. */
const longest = 2000

/**
 * The address of a robot or a program as stored and compared, or why it is none: `wecom`, `dingtalk`, `feishu` and
 * `webhook` where it is not of that kind, `private` where only this house's own network has it, `robot` where
 * a robot's address was given for a program's.
 */
export function normaliseHook(
  channel: HookChannel,
  typed: string,
): { address: string } | { refused: HookChannel | 'private' | 'robot' } {
  const text = typed.trim()
  if (text.length > longest) return { refused: channel }
  const robot = robotAddressAt(text, robotEndpoints(config()))
  if (channel !== 'webhook')
    return robot?.vendor.name === channel
      ? { address: robot.vendor.addressOf(robot.token) }
      : { refused: channel }
  if (robot) return { refused: 'robot' }
  return webhookAddress(text, { allowsPrivate: config().WEBHOOK_PRIVATE })
}

/** The hook's address as shown on screen: its public host and the last characters of its secret part. */
export function maskHook(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  return url ? `${url.host}/…${(url.pathname + url.search).slice(-4)}` : '…'
}
