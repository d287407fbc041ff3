import type { WindowRow } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { localTime } from '#app/ui/desk/local-time.ts'
import { Pair } from '#app/ui/desk/announcements/form-frame.tsx'
import { FoldForm } from '#app/ui/desk/ticket/fold-form.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import rows from '#app/ui/desk/maintenance/window-actions.module.css'
import styles from '#app/ui/page/page.module.css'

const onward = {
  scheduled: [['in_progress', 'plan.start']],
  in_progress: [
    ['verifying', 'plan.check'],
    ['completed', 'plan.complete'],
  ],
  verifying: [['completed', 'plan.complete']],
  completed: [],
} as const

/** What a commander can do by hand: move it on, give it other times, say something, call it off. */
export function WindowActions({ window }: { window: WindowRow }) {
  const t = useT()
  const base = `/desk/maintenance/${window.number}`
  const begun = window.stands !== 'scheduled'
  return (
    <>
      <div className={styles.actions}>
        {onward[window.stands].map(([to, label], index) => (
          <DeskForm key={to} action={`${base}/state`} sends={{ to }}>
            <Button look={index === 0 ? 'primary' : 'secondary'}>{t(label)}</Button>
          </DeskForm>
        ))}
      </div>
      <div className={rows.folds}>
        <FoldForm action={`${base}/words`} title={t('plan.say')} icon="megaphone">
          <Pair>
            <TextArea name="body" label={t('plan.words')} rows={3} lang="zh-CN" required />
            <TextArea name="bodyEn" label={t('plan.bodyEn')} rows={3} lang="en" optional />
          </Pair>
          <Checkbox name="notify" label={t('plan.notify')} hint={t('plan.notifyHint')} defaultChecked />
          <Button>{t('plan.saySubmit')}</Button>
        </FoldForm>
        <FoldForm action={`${base}/times`} title={t('plan.reschedule')} icon="calendar">
          <Pair>
            {begun ? (
              <p>{t('plan.startKept')}</p>
            ) : (
              <TextInput
                name="startsAt"
                type="datetime-local"
                label={t('plan.startsAt')}
                hint={t('plan.timesHint')}
                defaultValue={localTime(window.startsAt)}
                width={20}
                required
              />
            )}
            <TextInput
              name="endsAt"
              type="datetime-local"
              label={t('plan.endsAt')}
              hint={t('plan.timesHint')}
              defaultValue={localTime(window.endsAt)}
              width={20}
              required
            />
          </Pair>
          <TextInput name="reason" label={t('plan.reason')} width="full" optional />
          <Button>{t('plan.newTimes')}</Button>
        </FoldForm>
        <FoldForm action={`${base}/cancellation`} title={t('plan.cancel')} icon="cross" end>
          <TextInput id="cancel-reason" name="reason" label={t('plan.reason')} width="full" optional />
          <Button look="danger">{t('plan.cancelSubmit')}</Button>
        </FoldForm>
      </div>
    </>
  )
}
