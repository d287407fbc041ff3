import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/check/check.module.css'

export type LookAgain = {
  /** The first day on which it is of use. */
  day: Moment
  /** That day has come. */
  due: boolean
  /** The path of the calendar file. */
  reminder: string
  /** Where this page is found again, whole. */
  address: string
}

type LookAgainBoxProps = LookAgain & {
  now: Moment
  /** Another button on the page is what most readers want. */
  quiet: boolean
}

/** From when looking again is of use, and how not to forget it: by the reader's own calendar, without a contact. */
export function LookAgainBox({ day, due, reminder, address, now, quiet }: LookAgainBoxProps) {
  const t = useT()
  return (
    <section className={styles.ask}>
      <h2>
        <Sentence
          of={due ? 'check.lookAgainNow' : 'check.lookAgain'}
          parts={{ day: <Time at={day} now={now} as="date" /> }}
        />
      </h2>
      {due ? <p>{t('check.lookAgainThen')}</p> : <Reminder reminder={reminder} quiet={quiet} />}
      {due ? null : (
        <p>
          {t('check.keep')}
          <br />
          <a data-alone href={address}>
            {address}
          </a>
        </p>
      )}
    </section>
  )
}

function Reminder({ reminder, quiet }: Pick<LookAgainBoxProps, 'reminder' | 'quiet'>) {
  const t = useT()
  const href = usePublicHref()
  return (
    <>
      <div data-print="no">
        <LinkButton href={href(reminder)} icon="calendar" look={quiet ? 'secondary' : 'primary'}>
          {t('check.remind')}
        </LinkButton>
      </div>
      <p className={styles.label} data-print="no">
        {t('check.remindText')}
      </p>
    </>
  )
}
