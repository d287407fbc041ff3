import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { RecoveryTimes } from '#app/ui/public/incident/recovery-times.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/known/known.module.css'

export type KnownIncident = {
  number: string
  title: TranslatedText
  /** One sentence: which invoices or services it hits. */
  affects: string
  workaround: TranslatedText | null
  /** The cause is not known yet. */
  seeking: boolean
  etaAt: Moment | null
  nextUpdateAt: Moment | null
}

export type KnownProps = {
  incidents: KnownIncident[]
  maintenance: Array<{ number: string; title: TranslatedText; endsAt: Moment }>
}

type Shown = {
  /** The report form with the answers of the self-check. */
  report?: string
  /** With what to do meanwhile and when it is over. */
  whole?: boolean
  now: Moment
}

/** Open incidents that fit, which a reader can join in one step, and running maintenance. */
export function Known({ incidents, maintenance, ...shown }: KnownProps & Shown) {
  return (
    <>
      {incidents.length > 0 ? <KnownIncidents incidents={incidents} {...shown} /> : null}
      {maintenance.map((window) => (
        <KnownMaintenance key={window.number} window={window} now={shown.now} />
      ))}
    </>
  )
}

function KnownIncidents({
  incidents,
  report = '/report',
  whole = false,
  now,
}: Pick<KnownProps, 'incidents'> & Shown) {
  const t = useT()
  const href = usePublicHref()
  const isOne = incidents.length === 1
  return (
    <Notice
      tone="partial"
      title={isOne ? t('check.incidentTitle') : t('check.incidentsTitle', { count: incidents.length })}
    >
      <p>{t(isOne ? 'check.incidentText' : 'check.incidentsText')}</p>
      <ul role="list" className={styles.list}>
        {incidents.map((incident) => (
          <li key={incident.number}>
            <Named incident={incident} />
            {whole ? <Meanwhile incident={incident} now={now} /> : null}
            <div>
              <LinkButton
                href={href(withIncident(report, incident.number))}
                look={isOne ? 'primary' : 'secondary'}
              >
                {t('incident.mine')}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Beside a cause that is certain: named, so that nobody misses them, and no more. */
export function AlsoKnown({ incidents, report }: { incidents: KnownIncident[]; report: string }) {
  const t = useT()
  if (incidents.length === 0) return null
  return (
    <Section title={t('check.alsoKnown')}>
      <p>{t('check.alsoKnownText')}</p>
      <ul role="list" className={styles.list}>
        {incidents.map((incident) => (
          <li key={incident.number}>
            <Named incident={incident} />
            <PublicLink data-alone to={withIncident(report, incident.number)}>
              {t('incident.mine')}
            </PublicLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Beside a report that is filed: its reader need do nothing more. */
export function MayBe({ incidents }: { incidents: KnownIncident[] }) {
  const t = useT()
  if (incidents.length === 0) return null
  return (
    <Section title={t('receipt.mayBe')}>
      <p>{t('receipt.mayBeText')}</p>
      <ul role="list" className={styles.list}>
        {incidents.map((incident) => (
          <li key={incident.number}>
            <Named incident={incident} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Named({ incident: { number, title, affects } }: { incident: KnownIncident }) {
  const lang = useTextLang(title)
  return (
    <>
      <PublicLink data-alone to={`/incidents/${number}`} lang={lang}>
        {title.text}
      </PublicLink>
      <p>
        <Mixed text={affects} />
      </p>
    </>
  )
}

function Meanwhile({ incident, now }: { incident: KnownIncident; now: Moment }) {
  const language = useLanguage()
  const { workaround, etaAt, seeking, nextUpdateAt } = incident
  return (
    <>
      {workaround ? (
        <WorkaroundBox
          steps={workaround.text}
          lang={workaround.language === language ? undefined : workaround.language}
        />
      ) : null}
      <RecoveryTimes etaAt={etaAt} seeking={seeking} nextUpdateAt={nextUpdateAt} now={now} />
    </>
  )
}

function KnownMaintenance({ window, now }: { window: KnownProps['maintenance'][number]; now: Moment }) {
  const t = useT()
  const lang = useTextLang(window.title)
  return (
    <Notice tone="planned" icon="wrench" title={t('maintenance.known')}>
      <p>
        <PublicLink to={`/maintenance/${window.number}`} lang={lang}>
          {window.title.text}
        </PublicLink>{' '}
        – <Time at={window.endsAt} now={now} as="deadline" />
      </p>
      <p>{t('maintenance.formPrompt')}</p>
    </Notice>
  )
}

const withIncident = (report: string, number: string) =>
  `${report}${report.includes('?') ? '&' : '?'}incident=${number}`
