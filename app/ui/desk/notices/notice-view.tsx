import { Link } from '@remix-run/react'
import type { CopyTexts } from '#app/domain/messages/previews/copy-texts.ts'
import type { NoticeView as Shown } from '#app/domain/delivery/broadcasts/notice.ts'
import type { NoticeState } from '#app/domain/delivery/ledger/notice-states.ts'
import type { Obstacle } from '#app/domain/delivery/ledger/obstacles.ts'
import { formatDuration, formatMoment, formatNumber } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { CopyPosts } from '#app/ui/desk/notices/copy-posts.tsx'
import { DeliveryBar } from '#app/ui/desk/notices/delivery-bar.tsx'
import { wordFor } from '#app/ui/desk/notices/failure-words.ts'
import { NoticeActions } from '#app/ui/desk/notices/notice-actions.tsx'
import { NoticeFigures } from '#app/ui/desk/notices/notice-figures.tsx'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

type NoticeProps = Shown & {
  obstacles: Obstacle[]
  copy: CopyTexts | null
  may: boolean
  result: ActionResult
  now: Date
}

/** How a notice is going, live; and what can still be done about it. */
export function NoticeView({ notice, incident, report, obstacles, copy, may, result, now }: NoticeProps) {
  const t = useT()
  const language = useLanguage()
  const { isStale } = usePolling(pollingOf(notice.state, report.isCounting))
  useLiveData(({ areas }) => (areas.includes('notice') ? 300 : null))
  const at = `/desk/notices/${notice.id}`
  const perMinute = report.channels.reduce((sum, channel) => sum + channel.perMinute, 0)
  const lefts = report.channels.flatMap(({ minutesLeft }) => minutesLeft ?? [])
  const isSending = !notice.finishedAt && !notice.pausedAt
  return (
    <DeskPage
      title={wordFor(t, 'message', notice.message, t('message.other'))}
      lead={
        incident ? (
          <Link to={`/desk/incidents/${incident.number}`}>{nameIn(incident.title, language)}</Link>
        ) : null
      }
      actions={
        <>
          {may ? <NoticeActions notice={notice} /> : null}
          {notice.audience > 0 ? (
            <LinkButton look="secondary" icon="file" href={`${at}/export.csv`}>
              {t('notice.export')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <ActionResultNotice result={result} />
      {isStale ? (
        <div role="alert">
          <Notice tone="watch">
            <p>{t('notice.stale', { time: formatMoment(now, now, language) })}</p>
          </Notice>
        </div>
      ) : null}
      <Standing notice={notice} now={now} />
      <Obstacles obstacles={obstacles} now={now} />
      {notice.state === 'scheduled' || notice.instead ? null : (
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
                value:
                  isSending && perMinute > 0
                    ? t('notice.perMinute', { rate: formatNumber(perMinute, language) })
                    : null,
              },
              {
                label: t('notice.timeLeft'),
                value: isSending && lefts.length > 0 ? formatDuration(Math.max(...lefts), language) : null,
              },
            ]}
          />
        </DeskPanel>
      )}
      <NoticeFigures notice={notice} report={report} now={now} />
      {copy ? <CopyPosts posts={copy} /> : null}
    </DeskPage>
  )
}

/** What its state means for people, where that is not plain. */
function Standing({ notice, now }: Pick<NoticeProps, 'notice' | 'now'>) {
  const t = useT()
  const language = useLanguage()
  if (notice.state === 'scheduled' && notice.scheduledAt)
    return (
      <Notice
        tone="planned"
        title={t('notice.leavesAt', { time: formatMoment(notice.scheduledAt, now, language) })}
      >
        <p>{t('notice.leavesHint')}</p>
      </Notice>
    )
  if (notice.instead === 'superseded' || notice.instead === 'over')
    return (
      <Notice tone="info">
        <p>{t(`notice.instead.${notice.instead}`)}</p>
      </Notice>
    )
  if (notice.pausedAt && !notice.finishedAt)
    return (
      <Notice
        tone="watch"
        title={t('notice.pausedSince', { time: formatMoment(notice.pausedAt, now, language) })}
      >
        <p>{t('notice.pausedHint')}</p>
      </Notice>
    )
  return null
}

/** A finished notice is polled only while its recipients are still being counted. */
function pollingOf(state: NoticeState, isCounting: boolean): number | null {
  switch (state) {
    case 'finished':
    case 'cancelled':
      return isCounting ? 2000 : null
    case 'scheduled':
      return 15_000
    default:
      return 2000
  }
}
