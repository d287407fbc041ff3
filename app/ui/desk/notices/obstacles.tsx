import type { Obstacle } from '#app/domain/delivery/ledger/obstacles.ts'
import { formatMoment, formatNumber } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** Why messages may not reach people now: nothing where all is well. */
export function Obstacles({ obstacles, now }: { obstacles: readonly Obstacle[]; now: Date }) {
  const t = useT()
  const language = useLanguage()
  if (obstacles.length === 0) return null
  const isDown = obstacles.some(({ name }) => name === 'no_worker' || name === 'queue_silent')
  const words = (obstacle: Obstacle) => {
    if ('count' in obstacle)
      return t(`obstacle.${obstacle.name}`, { count: formatNumber(obstacle.count, language) })
    if ('until' in obstacle)
      return t(`obstacle.${obstacle.name}`, { time: formatMoment(obstacle.until, now, language) })
    return t(`obstacle.${obstacle.name}`)
  }
  return (
    <Notice tone={isDown ? 'down' : 'watch'} title={t('obstacle.title')}>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle.name}>{words(obstacle)}</li>
        ))}
      </ul>
    </Notice>
  )
}
