import { formatDuration, type Moment } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

export type SlaClock = {
  dueAt: Moment
  now: Moment
  metAt?: Moment | null | undefined
  /** Since when it stands still. */
  pausedAt?: Moment | null | undefined
  atRisk?: boolean | undefined
}
export type SlaLook = 'paused' | 'late' | 'met' | 'risk' | 'left'

/** How a clock stands, and in words. One that stands still is as late as it was then, and no later. */
export function useSlaWords({ dueAt, now, metAt, pausedAt, atRisk }: SlaClock): {
  look: SlaLook
  said: string
} {
  const t = useT()
  const language = useLanguage()
  const minutes = (new Date(dueAt).getTime() - new Date(metAt ?? pausedAt ?? now).getTime()) / 60_000
  // Late by seconds is late, and not by 0 minutes.
  if (minutes < 0)
    return {
      look: 'late',
      said: t('sla.late', { duration: formatDuration(Math.max(1, -minutes), language) }),
    }
  if (metAt) return { look: 'met', said: t('sla.met') }
  if (pausedAt) return { look: 'paused', said: t('sla.paused') }
  return {
    look: atRisk ? 'risk' : 'left',
    said: t('sla.left', { duration: formatDuration(minutes, language) }),
  }
}
