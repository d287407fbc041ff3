import { Form, useNavigation } from '@remix-run/react'
import { formatMoment, formatNumber } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import type { DraftProps } from '#app/ui/desk/incidents/draft-view.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/incidents/draft.module.css'

/** How many it goes to, then the yes, then the button that says so. */
export function DraftDecision({ incident, update, audience, own, can, now }: DraftProps) {
  const t = useT()
  const language = useLanguage()
  const busy = useNavigation().state !== 'idle'
  const at = `/desk/incidents/${incident.number}/updates/${update.id}`
  const said = (count: number) => formatNumber(count, language)
  const silent = update.notify === 'nobody' || incident.drillSince !== null
  if (update.publishedAt) return <Notice tone="ok">{t('update.isPublished')}</Notice>
  return (
    <section className={styles.decision} aria-label={t('update.decision')}>
      <div>
        <p className={styles.audience}>
          {silent ? t('update.silentNow') : t('update.audience', { count: said(audience.people) })}
        </p>
        {silent ? null : (
          <p className={styles.quiet}>
            {t('update.channels', { email: said(audience.email), sms: said(audience.sms) })}
            {audience.hooks > 0
              ? `${t('list.comma')}${t('update.hooks', { count: said(audience.hooks) })}`
              : null}
          </p>
        )}
        {update.sendAt && !silent ? (
          <p className={styles.quiet}>
            {t('update.leavesAt', { time: formatMoment(update.sendAt, now, language) })}
          </p>
        ) : null}
        {update.correctsId ? <p className={styles.quiet}>{t('update.correctLead')}</p> : null}
        {update.status === 'resolved' && !update.correctsId ? (
          <p className={styles.quiet}>{t('update.recovers')}</p>
        ) : null}
      </div>
      <div className={styles.buttons}>
        {can.approve && !update.approvedAt ? (
          <Form method="post" action={`${at}/approval`} className={styles.approve}>
            {own ? (
              <TextInput
                name="reason"
                label={t('update.selfReason')}
                hint={t('update.selfHint')}
                width="full"
                required
              />
            ) : null}
            <Button icon="check" disabled={busy}>
              {t('update.approve')}
            </Button>
          </Form>
        ) : null}
        {can.approve && update.approvedAt ? (
          <Form method="post" action={`${at}/publication`}>
            <Button icon="megaphone" disabled={busy}>
              {silent ? t('update.publishSilently') : t('update.publish', { count: said(audience.people) })}
            </Button>
          </Form>
        ) : null}
        {!can.approve ? <p className={styles.quiet}>{t('update.waitsForCommander')}</p> : null}
        {can.draft ? (
          <Form method="post" action={`${at}/discard`}>
            <Button look="quiet" disabled={busy}>
              {t('update.discard')}
            </Button>
          </Form>
        ) : null}
      </div>
    </section>
  )
}
