import { formatMoment, type Moment } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type Told } from '#app/ui/public/told.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

export type MaintenanceWindow = {
  number: string
  title: Told
  startsAt: Moment
  endsAt: Moment
  active: boolean
}

export function MaintenanceLine({ maintenance, now }: { maintenance: MaintenanceWindow; now: Moment }) {
  const t = useT()
  const language = useLanguage()
  const lang = useTextLang(maintenance.title)
  const from = formatMoment(maintenance.startsAt, now, language)
  const to = formatMoment(maintenance.endsAt, now, language)
  return (
    <Notice
      tone="planned"
      icon="wrench"
      title={maintenance.active ? t('home.maintenanceActive', { to }) : t('home.maintenance')}
    >
      <p lang={lang}>
        <PublicLink to={`/maintenance/${maintenance.number}`}>
          {maintenance.active
            ? maintenance.title.text
            : t('home.maintenanceText', { from, to, what: maintenance.title.text })}
        </PublicLink>
      </p>
    </Notice>
  )
}
