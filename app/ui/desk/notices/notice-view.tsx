import { Form, Link } from '@remix-run/react'
import type { CopyTexts } from '#app/domain/announcements/copy-texts.ts'
import type { NoticeView as Shown } from '#app/domain/announcements/notice.ts'
import type { Obstacle } from '#app/domain/notifications/obstacles.ts'
import { formatDuration, formatNumber } from '#app/i18n/format.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { CopyPosts } from '#app/ui/desk/notices/copy-posts.tsx'
import { DeliveryBar } from '#app/ui/desk/notices/delivery-bar.tsx'
import { Failure } from '#app/ui/desk/notices/failure.tsx'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { SaidNotice, type Said } from '#app/ui/desk/said.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

type NoticeProps = Shown & {
  obstacles: Obstacle[]
  copy: CopyTexts | null
  may: boolean
  said: Said
  now: Date
}

/** How a notice is going, live; and what can still be done about it. */
export function NoticeView({
  notice,
  incident,
  failures,
  channels,
  obstacles,
  copy,
  may,
  said,
  now,
}: NoticeProps) {
  const t = useT()
  const language = useLanguage()
  const over = notice.state === 'finished' || notice.state === 'cancelled'
  usePolling(over ? null : 2000)
  const word = (prefix: string, name: string, otherwise: string) => {
    const key = `${prefix}.${name}`
    return isKey(key) ? t(key) : otherwise
  }
  const at = `/desk/notices/${notice.id}`
  const gone = notice.sent + notice.delivered
  const until = notice.finishedAt ?? now
  const seconds = notice.startedAt ? (until.getTime() - notice.startedAt.getTime()) / 1000 : 0
  const rate = seconds > 0 ? Math.round(gone / seconds) : 0
  const waiting = notice.queued + notice.sending + notice.temporary
  return (
    <DeskPage
      title={word('message', notice.message, t('message.other'))}
      lead={
        incident ? (
          <Link to={`/desk/incidents/${incident.number}`}>{nameIn(incident.title, language)}</Link>
        ) : null
      }
      actions={
        may ? (
          <>
            {over ? null : (
              <Form method="post" action={`${at}/cancel`}>
                <Button look="danger">{t('notice.cancel')}</Button>
              </Form>
            )}
            {notice.permanent > 0 && notice.state !== 'cancelled' ? (
              <Form method="post" action={`${at}/retry`}>
                <Button look="secondary" icon="refresh">
                  {t('notice.retry', { count: formatNumber(notice.permanent, language) })}
                </Button>
              </Form>
            ) : null}
          </>
        ) : null
      }
    >
      <SaidNotice said={said} />
      <Obstacles obstacles={obstacles} now={now} />
      <DeskPanel title={t('notice.progress')}>
        <div aria-live="polite">
          <DeliveryBar counts={notice} />
        </div>
        <Facts
          facts={[
            {
              label: t('notice.started'),
              value: notice.startedAt ? <Time at={notice.startedAt} now={now} /> : null,
            },
            {
              label: t('notice.finished'),
              value: notice.finishedAt ? <Time at={notice.finishedAt} now={now} /> : null,
            },
            {
              label: t('notice.rate'),
              value: rate > 0 ? t('notice.perSecond', { rate: formatNumber(rate, language) }) : null,
            },
            {
              label: t('notice.timeLeft'),
              value: !over && rate > 0 ? formatDuration(Math.ceil(waiting / rate / 60), language) : null,
            },
          ]}
        />
      </DeskPanel>
      {channels.length > 0 ? (
        <Table
          caption={t('notice.byChannel')}
          rows={channels}
          rowKey={(row) => `${row.channel} ${row.state}`}
          columns={[
            {
              key: 'channel',
              title: t('notice.channel'),
              cell: (row) => word('messageChannel', row.channel, row.channel),
            },
            { key: 'state', title: t('notice.state'), cell: (row) => word('deliveryState', row.state, '') },
            {
              key: 'count',
              title: t('notice.count'),
              figure: true,
              cell: (row) => formatNumber(row.count, language),
            },
          ]}
        />
      ) : null}
      {failures.length > 0 ? (
        <Table
          caption={t('notice.failures')}
          rows={failures}
          rowKey={(row) => `${row.channel} ${row.failure} ${row.state}`}
          columns={[
            {
              key: 'reason',
              title: t('action.reason'),
              cell: (row) => <Failure reason={row.failure} />,
            },
            {
              key: 'channel',
              title: t('notice.channel'),
              cell: (row) => word('messageChannel', row.channel, row.channel),
            },
            { key: 'state', title: t('notice.state'), cell: (row) => word('deliveryState', row.state, '') },
            {
              key: 'count',
              title: t('notice.count'),
              figure: true,
              cell: (row) => formatNumber(row.count, language),
            },
          ]}
        />
      ) : (
        <p className={styles.quiet}>{t('notice.noFailures')}</p>
      )}
      {copy ? <CopyPosts posts={copy} /> : null}
    </DeskPage>
  )
}
