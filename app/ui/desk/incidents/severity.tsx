import { isKey } from '#app/i18n/catalogue.ts'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'

const tones: Record<number, Tone> = { 1: 'down', 2: 'partial', 3: 'watch', 4: 'info' }
export const toneOfSeverity = (severity: number): Tone => tones[severity] ?? 'watch'

export function SeverityBadge({ severity }: { severity: number }) {
  const t = useT()
  const key = `severity.${severity}`
  return (
    <Badge tone={toneOfSeverity(severity)}>
      {t('room.severity', { level: severity, word: isKey(key) ? t(key) : '' })}
    </Badge>
  )
}

const statusTones: Record<string, Tone> = {
  investigating: 'watch',
  identified: 'partial',
  monitoring: 'planned',
  resolved: 'ok',
  postmortem: 'info',
}
export const toneOfStatus = (status: string): Tone => statusTones[status] ?? 'info'

export function StatusBadge({ status }: { status: string }) {
  const t = useT()
  const key = `status.${status}`
  return <Badge tone={toneOfStatus(status)}>{isKey(key) ? t(key) : status}</Badge>
}
