import { formatDuration, formatMonth, type Moment } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import type { PublicStatus } from '#app/ui/public/incident/incident-panel.tsx'
import { windowItem, type WindowBrief } from '#app/ui/public/maintenance/maintenance-view.tsx'
import { EntryList, Turn } from '#app/ui/public/entries/entry-list.tsx'
import type { TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { toneIcons, type Tone } from '#app/ui/tone.ts'
import { Time } from '#app/ui/time.tsx'

export type PastIncident = {
  number: string
  title: TranslatedText
  tone: Tone
  status: PublicStatus
  startedAt: Moment
  resolvedAt: Moment | null
}

export type HistoryViewProps = {
  month: string
  isCurrent: boolean
  incidents: PastIncident[]
  maintenance: WindowBrief[]
  older: string | null
  newer: string | null
  now: Moment
}

/** What was published in a month: how often things break, and how long that takes, is everybody's to see. */
export function HistoryView(props: HistoryViewProps) {
  const { month, isCurrent, incidents, maintenance, older, newer, now } = props
  const t = useT()
  const language = useLanguage()
  const isCalm = incidents.length === 0 && maintenance.length === 0
  return (
    <Page>
      <PageHead title={t('history.title')} lead={t('history.lead')} />
      <Turn
        back={older ? { to: `/history/${older}`, label: t('history.older') } : null}
        on={newer ? { to: `/history/${newer}`, label: t('history.newer') } : null}
      />
      <h2>
        <time dateTime={month}>{formatMonth(month, language)}</time>
      </h2>
      {isCalm ? <EmptyState icon="done" title={t(isCurrent ? 'history.noneYet' : 'history.calm')} /> : null}
      {incidents.length > 0 ? (
        <Section title={t('history.incidents')}>
          <EntryList
            items={incidents.map((incident) => ({
              id: incident.number,
              to: `/incidents/${incident.number}`,
              title: incident.title,
              head: (
                <>
                  <Badge tone={incident.tone} icon={toneIcons[incident.tone]}>
                    {/* A review is published after the recovery: that it is over is what the badge says. */}
                    {t(`status.${incident.status === 'postmortem' ? 'resolved' : incident.status}`)}
                  </Badge>
                  <Time at={incident.startedAt} now={now} />
                  <span>
                    {incident.resolvedAt
                      ? t('history.resolvedAfter', {
                          duration: formatDuration(minutes(incident), language),
                        })
                      : t('history.open')}
                  </span>
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
      {maintenance.length > 0 ? (
        <Section title={t('history.maintenance')}>
          <EntryList items={maintenance.map((window) => windowItem(window, now))} />
        </Section>
      ) : null}
    </Page>
  )
}

const minutes = ({ startedAt, resolvedAt }: PastIncident) =>
  (new Date(resolvedAt ?? startedAt).getTime() - new Date(startedAt).getTime()) / 60_000
