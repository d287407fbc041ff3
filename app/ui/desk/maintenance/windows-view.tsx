import { Link } from '@remix-run/react'
import type { WindowRow } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { WindowSpan } from '#app/ui/public/maintenance/window-span.tsx'
import { WindowState } from '#app/ui/public/maintenance/window-state.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'

type WindowsViewProps = { coming: WindowRow[]; past: WindowRow[]; mayPlan: boolean; now: Date }

export function WindowsView({ coming, past, mayPlan, now }: WindowsViewProps) {
  const t = useT()
  usePolling(60_000)
  useLiveData(({ areas }) => (areas.includes('maintenance') ? 300 : null))
  const plan = mayPlan ? (
    <LinkButton href="/desk/maintenance/new" icon="plus">
      {t('plan.title')}
    </LinkButton>
  ) : null
  return (
    <DeskPage title={t('desk.maintenance')} actions={plan}>
      {coming.length === 0 ? (
        <EmptyState icon="calendar" title={t('plan.none')}>
          {t('plan.noneText')}
        </EmptyState>
      ) : (
        <WindowTable title={t('plan.coming')} rows={coming} now={now} />
      )}
      {past.length > 0 ? <WindowTable title={t('plan.past')} rows={past} now={now} /> : null}
    </DeskPage>
  )
}

function WindowTable({ title, rows, now }: { title: string; rows: WindowRow[]; now: Date }) {
  const t = useT()
  const language = useLanguage()
  return (
    <Table
      caption={title}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          key: 'title',
          title: t('plan.name'),
          cell: (row) => (
            <Link to={`/desk/maintenance/${row.number}`} prefetch="intent">
              {nameIn(row.title, language)}
            </Link>
          ),
        },
        {
          key: 'state',
          title: t('incidents.status'),
          cell: (row) => <WindowState state={row.cancelledAt ? 'cancelled' : row.stands} />,
        },
        {
          key: 'when',
          title: t('maintenance.when'),
          cell: (row) => <WindowSpan from={row.actual.startsAt} until={row.actual.endsAt} now={now} />,
        },
        {
          key: 'number',
          title: t('maintenance.number'),
          cell: (row) => row.number,
        },
      ]}
    />
  )
}
