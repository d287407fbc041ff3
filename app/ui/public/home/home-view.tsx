import { offeredKinds } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { announcementItem, type AnnouncementBrief } from '#app/ui/public/announcements/announcements-view.tsx'
import { EntryList } from '#app/ui/public/entries/entry-list.tsx'
import { Entry } from '#app/ui/public/home/entry.tsx'
import { MaintenanceLine, type MaintenanceWindow } from '#app/ui/public/home/maintenance-line.tsx'
import { IncidentPanel, type IncidentBrief } from '#app/ui/public/incident/incident-panel.tsx'
import { RecoveredLine, type Recovered } from '#app/ui/public/incident/recovered-line.tsx'
import { SearchBox } from '#app/ui/public/help/search-box.tsx'
import styles from '#app/ui/public/home/home.module.css'

export type HomeViewProps = {
  incidents: IncidentBrief[]
  maintenance: MaintenanceWindow[]
  recovered: Recovered[]
  pinned: AnnouncementBrief[]
  now: Moment
}

const otherKinds = offeredKinds.filter((kind) => kind !== 'missing_invoice')

export function HomeView({ incidents, maintenance, recovered, pinned, now }: HomeViewProps) {
  const t = useT()
  const calm = incidents.length === 0
  return (
    <Page>
      {calm ? (
        <PageHead title={t('home.calmTitle')} lead={t('home.lead')} />
      ) : (
        <h1 data-hidden="visually">{t('product.name')}</h1>
      )}
      {incidents.map((incident) => (
        <IncidentPanel key={incident.number} incident={incident} now={now} actions />
      ))}
      {maintenance
        .filter(({ active }) => active)
        .map((window) => (
          <MaintenanceLine key={window.number} maintenance={window} now={now} />
        ))}
      {recovered.map((incident) => (
        <RecoveredLine key={incident.number} incident={incident} now={now} />
      ))}
      <div className={styles.entries}>
        <Entry first to="/check" icon="search" name={t('home.check')} text={t('home.checkText')} />
        <Entry to="/track" icon="clock" name={t('home.track')} text={t('home.trackText')} />
      </div>
      {maintenance
        .filter(({ active }) => !active)
        .map((window) => (
          <MaintenanceLine key={window.number} maintenance={window} now={now} />
        ))}
      {pinned.length > 0 ? (
        <Section title={t('announcement.title')}>
          <EntryList items={pinned.map((item) => announcementItem(item, now))} />
        </Section>
      ) : null}
      <SearchBox />
      <Section title={t('home.other')}>
        <div data-links>
          <PublicLink to="/report">{t('home.report')}</PublicLink>
          {otherKinds.map((kind) => (
            <PublicLink key={kind} to={`/report?kind=${kind}`}>
              {t(`kind.${kind}`)}
            </PublicLink>
          ))}
        </div>
      </Section>
    </Page>
  )
}
