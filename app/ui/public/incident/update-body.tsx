import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import type { PublishedUpdate } from '#app/ui/public/incident/published-update.ts'
import { TranslatedBlock } from '#app/ui/public/translated-text.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/incident/update-body.module.css'

/** What was said. What was set right stays readable, struck through, and points at what holds instead. */
export function UpdateBody({ update, now }: { update: PublishedUpdate; now: Moment }) {
  const t = useT()
  const { corrects, correctedBy } = update
  const words = <div dangerouslySetInnerHTML={{ __html: update.html }} />
  return (
    <>
      {corrects ? (
        <p className={styles.mark}>
          <Badge tone="watch">{t('incident.correction')}</Badge>{' '}
          <a href={`#update-${corrects.seq}`}>
            <Sentence of="incident.correctionOf" parts={{ moment: <Time at={corrects.at} now={now} /> }} />
          </a>
        </p>
      ) : null}
      {correctedBy ? (
        <p className={styles.mark}>
          <Badge tone="watch">{t('incident.corrected')}</Badge>{' '}
          <a href={`#update-${correctedBy.seq}`}>
            <Sentence of="incident.correctedSee" parts={{ moment: <Time at={correctedBy.at} now={now} /> }} />
          </a>
        </p>
      ) : null}
      <TranslatedBlock language={update.language}>
        {correctedBy ? <del className={styles.struck}>{words}</del> : words}
      </TranslatedBlock>
    </>
  )
}
