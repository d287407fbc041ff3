import type { NoticeView } from '#app/domain/delivery/broadcasts/notice.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { FoldForm } from '#app/ui/desk/ticket/fold-form.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'

/** What can still be done about a notice; what stops people's messages is asked once more. */
export function NoticeActions({ notice }: Pick<NoticeView, 'notice'>) {
  const t = useT()
  const language = useLanguage()
  const at = `/desk/notices/${notice.id}`
  const isOver = notice.finishedAt !== null || notice.cancelRequestedAt !== null
  const waiting = formatNumber(notice.queued + notice.temporary, language)
  return (
    <>
      {isOver ? null : notice.pausedAt ? (
        <DeskForm action={`${at}/resume`}>
          <Button icon="arrow-right">{t('notice.resume')}</Button>
        </DeskForm>
      ) : notice.state === 'scheduled' ? null : (
        <FoldForm action={`${at}/pause`} title={t('notice.pause')} icon="pause">
          <p>{t('notice.pauseSure', { count: waiting })}</p>
          <Button>{t('notice.pauseNow')}</Button>
        </FoldForm>
      )}
      {isOver ? null : (
        <FoldForm
          action={`${at}/cancel`}
          title={t(notice.state === 'scheduled' ? 'notice.cancelScheduled' : 'notice.cancel')}
          icon="cross"
          end
        >
          <p>
            {notice.state === 'scheduled'
              ? t('notice.cancelScheduledSure')
              : t('notice.cancelSure', { count: waiting })}
          </p>
          <Button look="danger">{t('notice.cancelNow')}</Button>
        </FoldForm>
      )}
      {notice.permanent > 0 && notice.state !== 'cancelled' ? (
        <DeskForm action={`${at}/retry`}>
          <Button look="secondary" icon="refresh">
            {t('notice.retry', { count: formatNumber(notice.permanent, language) })}
          </Button>
        </DeskForm>
      ) : null}
    </>
  )
}
