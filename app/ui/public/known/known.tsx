import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

export type KnownProps = {
  incident: { number: string; title: TranslatedText } | null
  maintenance: Array<{ number: string; title: TranslatedText; endsAt: Moment }>
}

/** Open incidents that fit, which a reader can join in one step, and running maintenance. */
export function Known({
  incident,
  maintenance,
  report = '/report',
  now,
}: KnownProps & {
  /** The report form with the answers of the self-check. */
  report?: string
  now: Moment
}) {
  return (
    <>
      {incident ? <KnownIncident incident={incident} report={report} /> : null}
      {maintenance.map((window) => (
        <KnownMaintenance key={window.number} window={window} now={now} />
      ))}
    </>
  )
}

function KnownIncident({
  incident,
  report,
}: {
  incident: { number: string; title: TranslatedText }
  report: string
}) {
  const t = useT()
  const href = usePublicHref()
  const lang = useTextLang(incident.title)
  return (
    <Notice tone="partial" title={t('check.incidentTitle')}>
      <p>
        <PublicLink data-alone to={`/incidents/${incident.number}`} lang={lang}>
          {incident.title.text}
        </PublicLink>
      </p>
      <p>{t('check.incidentText')}</p>
      <div>
        <LinkButton href={href(withIncident(report, incident.number))}>{t('incident.mine')}</LinkButton>
      </div>
    </Notice>
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
