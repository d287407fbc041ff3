import { Link } from '@remix-run/react'
import type { Announcement } from '#app/domain/public/announcements/announce.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { AnnouncementState } from '#app/ui/desk/announcements/announcement-state.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type AnnouncementsViewProps = { items: Announcement[]; mayWrite: boolean; result: ActionResult; now: Date }
const perPage = 50

export function AnnouncementsView({ items, mayWrite, result, now }: AnnouncementsViewProps) {
  const t = useT()
  const language = useLanguage()
  const last = items.at(-1)
  const write = mayWrite ? (
    <LinkButton href="/desk/announcements/new" icon="plus">
      {t('deskAnnouncement.write')}
    </LinkButton>
  ) : null
  return (
    <DeskPage title={t('deskAnnouncement.title')} lead={t('deskAnnouncement.lead')} actions={write}>
      <ActionResultNotice result={result} />
      {items.length === 0 ? (
        <EmptyState icon="megaphone" title={t('deskAnnouncement.none')}>
          {t('deskAnnouncement.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('deskAnnouncement.title')}
          rows={items}
          rowKey={({ number }) => number}
          columns={[
            {
              key: 'title',
              title: t('deskAnnouncement.name'),
              cell: (row) =>
                mayWrite ? (
                  <Link to={`/desk/announcements/${row.number}`}>{nameIn(row.title, language)}</Link>
                ) : (
                  nameIn(row.title, language)
                ),
            },
            {
              key: 'kind',
              title: t('deskAnnouncement.kind'),
              cell: (row) => t(`announcement.kind.${row.kind}`),
            },
            {
              key: 'state',
              title: t('incidents.status'),
              cell: (row) => <AnnouncementState row={row} now={now} />,
            },
            {
              key: 'from',
              title: t('deskAnnouncement.startsAt'),
              cell: (row) => <Time at={row.startsAt} now={now} />,
            },
            {
              key: 'until',
              title: t('deskAnnouncement.endsAt'),
              cell: (row) => (row.endsAt ? <Time at={row.endsAt} now={now} /> : t('room.none')),
            },
          ]}
        />
      )}
      {last && items.length === perPage ? (
        <p>
          <Link to={`?before=${encodeURIComponent(last.createdAt.toISOString())}`}>
            {t('deskAnnouncement.older')}
          </Link>
        </p>
      ) : null}
    </DeskPage>
  )
}
