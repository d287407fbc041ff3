import { isTicketChannel, type TicketChannel } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { IconName } from '#app/ui/icon.tsx'

const icons: Record<TicketChannel, IconName> = {
  web: 'globe',
  chat: 'message',
  email: 'mail',
  hotline: 'phone',
  wechat: 'message',
  weibo: 'message',
  api: 'link',
  batch: 'copy',
}

/** How a ticket came. */
export const channelIcon = (channel: string): IconName =>
  isTicketChannel(channel) ? icons[channel] : 'inbox'
