import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { toneIcons, type Tone } from '#app/ui/tone.ts'

export type ShownState = 'scheduled' | 'in_progress' | 'verifying' | 'completed' | 'cancelled'

export const stateTones: Record<ShownState, Tone> = {
  scheduled: 'planned',
  in_progress: 'watch',
  verifying: 'watch',
  completed: 'ok',
  cancelled: 'info',
}

export function WindowState({ state }: { state: ShownState }) {
  const t = useT()
  return (
    <Badge tone={stateTones[state]} icon={toneIcons[stateTones[state]]}>
      {t(`maintenance.state.${state}`)}
    </Badge>
  )
}
