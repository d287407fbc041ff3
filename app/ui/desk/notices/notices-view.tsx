import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { Link } from '@remix-run/react'
import type { NoticeCounts } from '#app/domain/delivery/ledger/notice-counts.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { DeliveryBar } from '#app/ui/desk/notices/delivery-bar.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

type Row = NoticeCounts & { message: string; title: Translations | null; createdAt: Date }

type NoticesProps = { notices: Row[]; maySuppress: boolean; mayHandleMails: boolean; now: Date }

export function NoticesView({ notices, maySuppress, mayHandleMails, now }: NoticesProps) {
  const t = useT()
  const language = useLanguage()
  const nameOf = (message: string) => {
    const key = `message.${message}`
    return isKey(key) ? t(key) : t('message.other')
  }
  return (
    <DeskPage
      title={t('desk.notices')}
      lead={t('notice.lead')}
      actions={
        <>
          {maySuppress ? <Link to="/desk/settings/suppressions">{t('suppression.title')}</Link> : null}
          {mayHandleMails ? <Link to="/desk/settings/unread-mails">{t('unreadMail.title')}</Link> : null}
        </>
      }
    >
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
              cell: ({ id, message, title, createdAt }) => (
                <>
                  <Link to={`/desk/notices/${id}`}>
                    {nameOf(message)} · <Time at={createdAt} now={now} />
                  </Link>
                  {title ? <p className={styles.quiet}>{nameIn(title, language)}</p> : null}
                </>
              ),
            },
            { key: 'progress', title: t('notice.progress'), cell: (row) => <DeliveryBar counts={row} /> },
          ]}
        />
      )}
    </DeskPage>
  )
}
