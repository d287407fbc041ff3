import type { Key } from '#app/i18n/catalogue.ts'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import type { IconName } from '#app/ui/icon.tsx'

export type Place = { to: string; label: Key; icon: IconName }

/** The pages besides the lists of tickets, of those that somebody may see. */
export function placesOf({ feedback, outbox }: Pick<DeskFrameProps, 'feedback' | 'outbox'>): Place[] {
  return [
    { to: '/desk/incidents', label: 'desk.incidents', icon: 'alert' },
    { to: '/desk/maintenance', label: 'desk.maintenance', icon: 'wrench' },
    { to: '/desk/announcements', label: 'desk.announcements', icon: 'flag' },
    { to: '/desk/notices', label: 'desk.notices', icon: 'megaphone' },
    { to: '/desk/messages', label: 'desk.messages', icon: 'message' },
    ...(feedback ? [{ to: '/desk/feedback', label: 'desk.feedback', icon: 'star' } as const] : []),
    ...(outbox ? [{ to: '/desk/outbox', label: 'desk.outbox', icon: 'mail' } as const] : []),
  ]
}
