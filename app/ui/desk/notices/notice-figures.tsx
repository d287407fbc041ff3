import type { NoticeView } from '#app/domain/delivery/broadcasts/notice.ts'
import type {
  ChannelReport,
  FailureReport,
  ProviderReport,
} from '#app/domain/delivery/broadcasts/ledger-report.ts'
import { formatDuration, formatNumber } from '#app/i18n/format.ts'
import { Table, type Column } from '#app/ui/data/table.tsx'
import { Failure } from '#app/ui/desk/notices/failure.tsx'
import { providerWord, wordFor } from '#app/ui/desk/notices/failure-words.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

type Shown = Pick<NoticeView, 'notice' | 'report'> & { now: Date }

/** What was counted in the ledger: how each channel is going, what each provider took, and why messages did not arrive. */
export function NoticeFigures({ notice, report, now }: Shown) {
  const t = useT()
  const language = useLanguage()
  const { channels, providers, failures, countedAt, isCounting } = report
  const isOver = notice.finishedAt !== null
  const figure = <Row,>(key: string, title: string, of: (row: Row) => number): Column<Row> => ({
    key,
    title,
    figure: true,
    cell: (row) => formatNumber(of(row), language),
  })
  const channelColumn = {
    key: 'channel',
    title: t('notice.channel'),
    cell: (row: { channel: string }) => (
      <span className={styles.word}>{wordFor(t, 'messageChannel', row.channel)}</span>
    ),
  }
  if (!countedAt) return <p className={styles.quiet}>{isCounting ? t('notice.counting') : null}</p>
  if (channels.length === 0) return null
  const leftOf = ({ waiting, minutesLeft }: ChannelReport) => {
    if (waiting === 0) return '—'
    if (notice.pausedAt) return t('noticeState.paused')
    return minutesLeft === null ? t('notice.notMoving') : formatDuration(minutesLeft, language)
  }
  return (
    <>
      <Table
        caption={t('notice.byChannel')}
        rows={channels}
        rowKey={({ channel }) => channel}
        columns={[
          channelColumn,
          figure<ChannelReport>('gone', t('deliveryState.sent'), (row) => row.gone),
          figure<ChannelReport>('waiting', t('deliveryState.queued'), (row) => row.waiting),
          figure<ChannelReport>('failed', t('deliveryState.permanent'), (row) => row.failed),
          figure<ChannelReport>('dropped', t('notice.dropped'), (row) => row.dropped),
          ...(isOver
            ? []
            : [
                figure<ChannelReport>('rate', t('notice.lastMinute'), ({ perMinute }) => perMinute),
                { key: 'left', title: t('notice.timeLeft'), figure: true, cell: leftOf },
              ]),
        ]}
      />
      {providers.length > 0 ? (
        <Table
          caption={t('notice.byProvider')}
          rows={providers}
          rowKey={({ provider, channel }) => `${provider} ${channel}`}
          columns={[
            {
              key: 'provider',
              title: t('notice.provider'),
              cell: ({ provider }) => providerWord(t, provider),
            },
            channelColumn,
            figure<ProviderReport>('sent', t('deliveryState.sent'), (row) => row.sent),
            figure<ProviderReport>('delivered', t('deliveryState.delivered'), (row) => row.delivered),
            figure<ProviderReport>('temporary', t('deliveryState.temporary'), (row) => row.temporary),
            figure<ProviderReport>('failed', t('deliveryState.permanent'), (row) => row.failed),
          ]}
        />
      ) : null}
      {failures.length > 0 ? (
        <Table
          caption={t('notice.failures')}
          rows={failures}
          rowKey={(row) => `${row.channel} ${row.failure} ${row.state}`}
          columns={[
            { key: 'reason', title: t('action.reason'), cell: (row) => <Failure reason={row.failure} /> },
            channelColumn,
            {
              key: 'state',
              title: t('notice.state'),
              cell: (row) => (
                <span className={styles.word}>{wordFor(t, 'deliveryState', row.state, '')}</span>
              ),
            },
            figure<FailureReport>('count', t('notice.count'), (row) => row.count),
          ]}
        />
      ) : (
        <p className={styles.quiet}>{t('notice.noFailures')}</p>
      )}
      <p className={styles.quiet}>
        {t('notice.countedAt')} <Time at={countedAt} now={now} as="relative" />
        {isCounting ? ` · ${t('notice.countingAnew')}` : null}
      </p>
    </>
  )
}
