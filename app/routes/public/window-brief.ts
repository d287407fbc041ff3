import type { PublicWindow } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { keepsPlan } from '#app/domain/incidents/maintenance/times.ts'
import { affectedIn } from '#app/domain/incidents/maintenance/words.ts'
import type { Language } from '#app/i18n/language.ts'
import type { WindowBrief } from '#app/ui/public/maintenance/maintenance-view.tsx'

/** A maintenance window as the lists show it. */
export const windowBrief = (window: PublicWindow, language: Language): WindowBrief => ({
  number: window.number,
  title: window.title,
  startsAt: window.startsAt,
  endsAt: window.endsAt,
  planned: keepsPlan(window, window.planned) ? null : window.planned,
  state: window.cancelledAt ? 'cancelled' : window.state,
  affected: affectedIn(window.components, language),
})
