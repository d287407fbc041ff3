import { Link } from '@remix-run/react'
import type { NoticeCounts } from '#app/domain/incidents/show.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { DeliveryBar } from '#app/ui/desk/notices/delivery-bar.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type Row = NoticeCounts & { message: string; createdAt: Date }

export function NoticesView({ notices, now }: { notices: Row[]; now: Date }) {
  const t = useT()
  const nameOf = (message: string) => {
    const key = `message.${message}`
    return isKey(key) ? t(key) : t('message.other')
  }
  return (
    <DeskPage title={t('desk.notices')} lead={t('notice.lead')}>
      {notices.length === 0 ? (
        <EmptyState icon="megaphone" title={t('notice.none')}>
          {t('notice.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('desk.notices')}
          captionHidden
          rows={notices}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'message',
              title: t('notice.message'),
              cell: ({ id, message, createdAt }) => (
                <Link to={`/desk/notices/${id}`}>
                  {nameOf(message)} · <Time at={createdAt} now={now} />
                </Link>
              ),
            },
            { key: 'progress', title: t('notice.progress'), cell: (row) => <DeliveryBar counts={row} /> },
          ]}
        />
      )}
    </DeskPage>
  )
}
