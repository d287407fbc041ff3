import { Link } from '@remix-run/react'
import type { IncidentRow } from '#app/domain/incidents/incidents/show-incident.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { SeverityBadge, StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type IncidentsViewProps = { incidents: IncidentRow[]; mayDeclare: boolean; now: Date }

export function IncidentsView({ incidents, mayDeclare, now }: IncidentsViewProps) {
  const t = useT()
  usePolling(60_000)
  useLiveData(({ areas }) => (areas.includes('incident') ? 300 : null))
  const declare = mayDeclare ? (
    <LinkButton href="/desk/incidents/new" icon="alert">
      {t('declare.title')}
    </LinkButton>
  ) : null
  const running = incidents.filter(({ resolvedAt }) => resolvedAt === null)
  const past = incidents.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <DeskPage title={t('desk.incidents')} actions={declare}>
      {running.length === 0 ? (
        <EmptyState icon="done" title={t('incidents.calm')}>
          {t('incidents.calmText')}
        </EmptyState>
      ) : (
        <IncidentTable title={t('incidents.running')} rows={running} now={now} />
      )}
      {past.length > 0 ? <IncidentTable title={t('incidents.past')} rows={past} now={now} past /> : null}
    </DeskPage>
  )
}

function IncidentTable({
  title,
  rows,
  now,
  past = false,
}: {
  title: string
  rows: IncidentRow[]
  now: Date
  past?: boolean
}) {
  const t = useT()
  const language = useLanguage()
  return (
    <Table
      caption={title}
      rows={rows}
      rowKey={({ number }) => number}
      stacks
      columns={[
        {
          key: 'title',
          title: t('incidents.title'),
          cell: (row) => (
            <>
              <Link to={`/desk/incidents/${row.number}`} prefetch="intent">
                {nameIn(row.title, language)}
              </Link>{' '}
              {row.drill ? <Badge tone="planned">{t('room.drill')}</Badge> : null}{' '}
              {row.drafts > 0 ? (
                <Badge tone="watch">{t('incidents.drafts', { count: row.drafts })}</Badge>
              ) : null}
            </>
          ),
        },
        {
          key: 'severity',
          title: t('incidents.severity'),
          cell: (row) => <SeverityBadge severity={row.severity} />,
        },
        {
          key: 'status',
          title: t('incidents.status'),
          cell: (row) =>
            row.publishedAt ? (
              <StatusBadge status={row.publicStatus} />
            ) : (
              <Badge>{t('room.unpublished')}</Badge>
            ),
        },
        {
          key: 'eta',
          title: t(past ? 'incidents.resolved' : 'room.eta'),
          cell: (row) => {
            const at = past ? row.resolvedAt : row.eta
            return at ? <Time at={at} now={now} /> : t('room.none')
          },
        },
        {
          key: 'next',
          title: t('incidents.declared'),
          cell: (row) => <Time at={row.declaredAt} now={now} />,
        },
        { key: 'commander', title: t('room.commander'), cell: (row) => row.commander ?? t('room.none') },
        { key: 'tickets', title: t('desk.tickets'), figure: true, cell: (row) => row.tickets },
      ]}
    />
  )
}
