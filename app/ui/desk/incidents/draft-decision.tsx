import { useNavigation } from '@remix-run/react'
import { formatMoment, formatNumber } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import type { DraftProps } from '#app/ui/desk/incidents/draft-props.ts'
import { EarlyEndNote } from '#app/ui/desk/incidents/early-end-note.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/incidents/draft.module.css'

/** How many it goes to, then the yes, then the button that says so. */
export function DraftDecision(draft: DraftProps) {
  const t = useT()
  const language = useLanguage()
  const busy = useNavigation().state !== 'idle'
  const { incident, update, audience, own, can, now } = draft
  const at = `/desk/incidents/${incident.number}/updates/${update.id}`
  const written = (count: number) => formatNumber(count, language)
  const drill = incident.drillSince !== null
  const silent = update.notify === 'nobody' || drill
  if (update.publishedAt) return <Notice tone="ok">{t('update.isPublished')}</Notice>
  if (draft.outdated) return <Outdated {...draft} busy={busy} />
  return (
    <section className={styles.decision} aria-label={t('update.decision')}>
      <div>
        <p className={styles.audience}>
          {silent
            ? t(drill ? 'update.drillNow' : 'update.silentNow')
            : t('update.audience', { count: written(audience.people) })}
        </p>
        {silent ? null : (
          <p className={styles.quiet}>
            {t('update.channels', { email: written(audience.email), sms: written(audience.sms) })}
            {audience.hooks > 0
              ? `${t('list.comma')}${t('update.hooks', { count: written(audience.hooks) })}`
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
          <>
            <p className={styles.quiet}>{t(drill ? 'update.drillRecovers' : 'update.recovers')}</p>
            <EarlyEndNote end={draft.earlyEnd} />
          </>
        ) : null}
      </div>
      <div className={styles.buttons}>
        {can.approve && !update.approvedAt ? (
          <DeskForm action={`${at}/approval`} className={styles.approve}>
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
          </DeskForm>
        ) : null}
        {can.approve && update.approvedAt ? (
          <DeskForm action={`${at}/publication`}>
            <Button icon="megaphone" disabled={busy}>
              {silent
                ? t('update.publishSilently')
                : t('update.publish', { count: written(audience.people) })}
            </Button>
          </DeskForm>
        ) : null}
        {!can.approve ? <p className={styles.quiet}>{t('update.waitsForCommander')}</p> : null}
        {can.draft ? <Discard at={at} busy={busy} /> : null}
      </div>
    </section>
  )
}

/** Nothing to decide: the incident is over. The words can still become a post-mortem, or go. */
function Outdated({ incident, update, can, busy }: DraftProps & { busy: boolean }) {
  const t = useT()
  return (
    <section className={styles.decision} aria-label={t('update.decision')}>
      <p>{t('refusal.update.outdated')}</p>
      {can.draft ? (
        <div className={styles.buttons}>
          <Discard at={`/desk/incidents/${incident.number}/updates/${update.id}`} busy={busy} />
        </div>
      ) : null}
    </section>
  )
}

function Discard({ at, busy }: { at: string; busy: boolean }) {
  const t = useT()
  return (
    <DeskForm action={`${at}/discard`}>
      <Button look="quiet" disabled={busy}>
        {t('update.discard')}
      </Button>
    </DeskForm>
  )
}
