import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'

export type Chosen = { message: string; language: string; channel: Channel; variant?: string }

/** The address of one message's preview. */
export function templatePath({ message, language, channel, variant = 'usual' }: Chosen): string {
  const query = new URLSearchParams({ name: message, language, channel })
  if (variant !== 'usual') query.set('variant', variant)
  return `/desk/messages?${query}`
}
