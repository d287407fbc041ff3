import { formatMoment, type Moment } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import type { PublishedUpdate } from '#app/ui/public/incident/incident-view.tsx'
import { Telling } from '#app/ui/public/told.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import styles from '#app/ui/public/incident/update-body.module.css'

/** What was said. What was set right stays readable, struck through, and points at what holds instead. */
export function UpdateBody({ update, now }: { update: PublishedUpdate; now: Moment }) {
  const t = useT()
  const language = useLanguage()
  const { corrects, correctedBy } = update
  const words = <div dangerouslySetInnerHTML={{ __html: update.html }} />
  return (
    <>
      {corrects ? (
        <p className={styles.mark}>
          <Badge tone="watch">{t('incident.correction')}</Badge>{' '}
          <a href={`#update-${corrects.seq}`}>
            {t('incident.correctionOf', { moment: formatMoment(corrects.at, now, language) })}
          </a>
        </p>
      ) : null}
      {correctedBy ? (
        <p className={styles.mark}>
          <Badge tone="watch">{t('incident.corrected')}</Badge>{' '}
          <a href={`#update-${correctedBy.seq}`}>
            {t('incident.correctedSee', { moment: formatMoment(correctedBy.at, now, language) })}
          </a>
        </p>
      ) : null}
      <Telling language={update.language}>
        {correctedBy ? <del className={styles.struck}>{words}</del> : words}
      </Telling>
    </>
  )
}
