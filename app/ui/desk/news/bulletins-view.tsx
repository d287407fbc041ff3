import { Link } from '@remix-run/react'
import type { Announcement } from '#app/domain/announcements/announce.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { BulletinState } from '#app/ui/desk/news/bulletin-state.tsx'
import { SaidNotice, type Said } from '#app/ui/desk/said.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type BulletinsViewProps = { items: Announcement[]; mayWrite: boolean; said: Said; now: Date }
const perPage = 50

export function BulletinsView({ items, mayWrite, said, now }: BulletinsViewProps) {
  const t = useT()
  const language = useLanguage()
  const last = items.at(-1)
  const write = mayWrite ? (
    <LinkButton href="/desk/announcements/new" icon="plus">
      {t('bulletin.write')}
    </LinkButton>
  ) : null
  return (
    <DeskPage title={t('bulletin.title')} lead={t('bulletin.lead')} actions={write}>
      <SaidNotice said={said} />
      {items.length === 0 ? (
        <EmptyState icon="megaphone" title={t('bulletin.none')}>
          {t('bulletin.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('bulletin.title')}
          rows={items}
          rowKey={({ number }) => number}
          columns={[
            {
              key: 'title',
              title: t('bulletin.name'),
              cell: (row) =>
                mayWrite ? (
                  <Link to={`/desk/announcements/${row.number}`}>{nameIn(row.title, language)}</Link>
                ) : (
                  nameIn(row.title, language)
                ),
            },
            {
              key: 'kind',
              title: t('bulletin.kind'),
              cell: (row) => t(`announcement.kind.${row.kind}`),
            },
            {
              key: 'state',
              title: t('incidents.status'),
              cell: (row) => <BulletinState row={row} now={now} />,
            },
            {
              key: 'from',
              title: t('bulletin.startsAt'),
              cell: (row) => <Time at={row.startsAt} now={now} />,
            },
            {
              key: 'until',
              title: t('bulletin.endsAt'),
              cell: (row) => (row.endsAt ? <Time at={row.endsAt} now={now} /> : t('room.none')),
            },
          ]}
        />
      )}
      {last && items.length === perPage ? (
        <p>
          <Link to={`?before=${encodeURIComponent(last.createdAt.toISOString())}`}>
            {t('bulletin.older')}
          </Link>
        </p>
      ) : null}
    </DeskPage>
  )
}
