import { Link } from '@remix-run/react'
import type { PoisonMail } from '#app/domain/delivery/inbound-mails/list-poison.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type UnreadMailsProps = { items: PoisonMail[]; next: string | null; result: ActionResult; now: Date }

/** Mails from outside that could not be read: when, for whom, why, and another try. */
export function UnreadMailsView({ items, next, result, now }: UnreadMailsProps) {
  const t = useT()
  return (
    <DeskPage
      title={t('unreadMail.title')}
      lead={
        <>
          <Link to="/desk/notices">{t('desk.notices')}</Link> · {t('unreadMail.lead')}
        </>
      }
    >
      <ActionResultNotice result={result} />
      {items.length === 0 ? (
        <EmptyState icon="mail" title={t('unreadMail.none')}>
          {t('unreadMail.noneText')}
        </EmptyState>
      ) : (
        <UnreadTable items={items} now={now} />
      )}
      {next ? (
        <p>
          <Link to={`?before=${encodeURIComponent(next)}`}>{t('suppression.older')}</Link>
        </p>
      ) : null}
    </DeskPage>
  )
}

function UnreadTable({ items, now }: Pick<UnreadMailsProps, 'items' | 'now'>) {
  const t = useT()
  const why = (reason: string) => {
    const key = `unreadMail.reason.${reason}`
    return isKey(key) ? t(key) : t('unreadMail.reason.crashed')
  }
  return (
    <Table
      caption={t('unreadMail.title')}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'received',
          title: t('unreadMail.received'),
          cell: (row) => <Time at={row.receivedAt} now={now} />,
        },
        {
          key: 'recipient',
          title: t('unreadMail.recipient'),
          cell: ({ recipient }) => recipient ?? t('unreadMail.senderUnknown'),
        },
        {
          key: 'sender',
          title: t('unreadMail.sender'),
          cell: ({ sender }) =>
            sender === null ? t('unreadMail.senderUnknown') : sender || t('unreadMail.senderNull'),
        },
        { key: 'reason', title: t('action.reason'), cell: ({ reason }) => why(reason) },
        {
          key: 'size',
          title: t('unreadMail.size'),
          cell: ({ size }) => t('unreadMail.kilobytes', { count: Math.max(1, Math.ceil(size / 1000)) }),
        },
        { key: 'action', title: t('sessions.action'), cell: ({ id }) => <Actions id={id} /> },
      ]}
    />
  )
}

function Actions({ id }: { id: string }) {
  const t = useT()
  const place = `/desk/settings/unread-mails/${id}`
  return (
    <>
      <DeskForm action={`${place}/reading`}>
        <Button look="quiet">{t('unreadMail.again')}</Button>
      </DeskForm>
      <DeskForm action={`${place}/content`} reloadDocument>
        <Button look="quiet">{t('unreadMail.download')}</Button>
      </DeskForm>
    </>
  )
}
