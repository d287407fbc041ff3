import type { Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/ticket/promise-list.module.css'
import tones from '#app/ui/tone.module.css'

export type Promised = { id: string; what: string; who: string; dueAt: Moment; keptAt: Moment | null }

/** Who promised what, until when, and whether it was kept. */
export function PromiseList({ promises, now }: { promises: Promised[]; now: Moment }) {
  const t = useT()
  return (
    <ul className={styles.promises} role="list" aria-label={t('promise.label')}>
      {promises.map((promise) => {
        const late = promise.keptAt === null && new Date(promise.dueAt) < new Date(now)
        const tone = promise.keptAt ? tones.ok : late ? tones.partial : tones.info
        return (
          <li key={promise.id} className={classes(styles.promise, tone)}>
            <Icon name={promise.keptAt ? 'done' : late ? 'alert' : 'clock'} />
            <div>
              <p>{promise.what}</p>
              <p className={styles.by}>
                {promise.who}
                {' · '}
                {promise.keptAt ? (
                  <>
                    {t('promise.kept')} <Time at={promise.keptAt} now={now} />
                  </>
                ) : (
                  <>
                    <Time at={promise.dueAt} now={now} as="deadline" />{' '}
                    {t(late ? 'promise.late' : 'promise.open')}
                  </>
                )}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
