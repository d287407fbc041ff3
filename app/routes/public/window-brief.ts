import type { PublicWindow } from '#app/domain/maintenance/show-public.ts'
import { affectedIn } from '#app/domain/maintenance/words.ts'
import type { Language } from '#app/i18n/language.ts'
import type { WindowBrief } from '#app/ui/public/maintenance/maintenance-view.tsx'

/** A maintenance window as the lists show it. */
export const windowBrief = (window: PublicWindow, language: Language): WindowBrief => ({
  number: window.number,
  title: window.title,
  startsAt: window.startsAt,
  endsAt: window.endsAt,
  state: window.cancelledAt ? 'cancelled' : window.state,
  affected: affectedIn(window.components, language),
})
