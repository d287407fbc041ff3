import { notFound } from '#app/domain/ground/errors/errors.ts'
import { email } from './email.ts'
import type { InboundChannel } from './inbound-channel.ts'

/** What other systems post to `/api/v1/inbound/<name>`. */
export const inboundChannels: Readonly<Record<string, InboundChannel>> = { email }

/** Throws notFound for a channel that takes nothing here. */
export function inboundChannel(name: string | undefined): InboundChannel {
  const channel =
    name !== undefined && Object.hasOwn(inboundChannels, name) ? inboundChannels[name] : undefined
  if (!channel) throw notFound()
  return channel
}
