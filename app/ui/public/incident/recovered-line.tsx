import type { Moment } from '#app/i18n/format.ts'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { useT } from '#app/ui/language.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

export type Recovered = { number: string; title: TranslatedText; resolvedAt: Moment }

/** That an incident is over, for who came while it was not; `again`: who wants to report it reads what to do. */
export function RecoveredLine({
  incident,
  again,
  now,
}: {
  incident: Recovered
  again?: boolean
  now: Moment
}) {
  const t = useT()
  const lang = useTextLang(incident.title)
  return (
    <Notice
      tone="ok"
      title={
        <Sentence of="incident.recoveredAt" parts={{ moment: <Time at={incident.resolvedAt} now={now} /> }} />
      }
    >
      <p>
        <PublicLink data-alone to={`/incidents/${incident.number}`} lang={lang}>
          {incident.title.text}
        </PublicLink>
      </p>
      {again ? <p>{t('incident.lookAgain')}</p> : null}
    </Notice>
  )
}
