import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

export type MaintenanceWindow = {
  number: string
  title: TranslatedText
  startsAt: Moment
  endsAt: Moment
  active: boolean
}

export function MaintenanceLine({ maintenance, now }: { maintenance: MaintenanceWindow; now: Moment }) {
  const t = useT()
  const lang = useTextLang(maintenance.title)
  const from = <Time at={maintenance.startsAt} now={now} />
  const to = <Time at={maintenance.endsAt} now={now} />
  const what = (
    <PublicLink
      data-alone={maintenance.active || undefined}
      to={`/maintenance/${maintenance.number}`}
      lang={lang}
    >
      {maintenance.title.text}
    </PublicLink>
  )
  return (
    <Notice
      tone={maintenance.active ? 'watch' : 'planned'}
      icon="wrench"
      title={
        maintenance.active ? <Sentence of="home.maintenanceActive" parts={{ to }} /> : t('home.maintenance')
      }
    >
      <p>{maintenance.active ? what : <Sentence of="home.maintenanceText" parts={{ from, to, what }} />}</p>
      {maintenance.active ? <p>{t('home.maintenanceMeanwhile')}</p> : null}
    </Notice>
  )
}
