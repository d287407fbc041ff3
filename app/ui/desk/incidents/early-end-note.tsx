import type { EarlyEnd } from '#app/domain/incidents/incidents/early-end.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** What publishing a recovery does to the plan; nothing where the plan is at its end. */
export function EarlyEndNote({ end }: { end: EarlyEnd }) {
  const t = useT()
  const language = useLanguage()
  const names = (stages: EarlyEnd['skips']) =>
    stages.map((name) => nameIn(name, language)).join(t('list.comma'))
  if (end.completes.length === 0 && end.skips.length === 0) return null
  return (
    <Notice tone="watch" icon="flag" title={t('earlyEnd.title')}>
      <ul>
        {end.completes.length > 0 ? (
          <li>{t('earlyEnd.completes', { stages: names(end.completes) })}</li>
        ) : null}
        {end.skips.length > 0 ? <li>{t('earlyEnd.skips', { stages: names(end.skips) })}</li> : null}
      </ul>
    </Notice>
  )
}
