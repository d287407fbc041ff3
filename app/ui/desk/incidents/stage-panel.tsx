import { formatDuration } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { RoomProps, RoomStage } from '#app/ui/desk/incidents/room-props.ts'
import { FoldForm } from '#app/ui/desk/ticket/fold-form.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { StageBar } from '#app/ui/incident/stage-bar.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { useTextLang } from '#app/ui/public/translated-text.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** Plan against actual, and under each stage what can be done with it now. */
export function StagePanel({ incident, stages, now, can }: RoomProps) {
  const t = useT()
  return (
    <DeskPanel title={t('room.stages')}>
      <StageBar stages={stages} now={now} />
      {can.command && !incident.resolvedAt ? (
        <ul role="list" className={styles.stages} aria-label={t('room.stageActions')}>
          {stages.map((stage, index) => (
            <li key={stage.key}>
              <StageControls
                stage={stage}
                next={stages.slice(0, index).every(isEnded)}
                number={incident.number}
                now={now}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </DeskPanel>
  )
}

const isEnded = (stage: RoomStage) => stage.completedAt !== null || stage.skippedAt !== null

type StageControlsProps = {
  stage: RoomStage
  /** Everything before it has ended. */
  next: boolean
  number: string
  now: Date
}

function StageControls({ stage, next, number, now }: StageControlsProps) {
  const t = useT()
  const language = useLanguage()
  const name = stage.name.text
  const at = `/desk/incidents/${number}/stages/${stage.key}`
  const ended = isEnded(stage)
  const running = stage.startedAt !== null && !ended
  const reason = (action: string) => (
    <TextArea
      name="reason"
      id={`${action}-${stage.key}-reason`}
      label={t('action.reason')}
      rows={2}
      required
    />
  )
  const minutes = (action: string) => (
    <TextInput
      name="minutes"
      id={`${action}-${stage.key}-minutes`}
      type="number"
      min={1}
      max={10080}
      label={t('stage.minutes')}
      width={6}
      required
    />
  )
  return (
    <div className={styles.stage}>
      <p>
        <strong lang={useTextLang(stage.name)}>{name}</strong>
        <span className={styles.quiet}>
          {running && stage.dueAt ? (
            <Time at={stage.dueAt} now={now} as="deadline" />
          ) : ended ? (
            t(stage.skippedAt ? 'stage.skipped' : 'stage.done')
          ) : (
            t('stage.ahead')
          )}
          {stage.extendedMinutes > 0
            ? ` · ${t('stage.extendedBy', { duration: formatDuration(stage.extendedMinutes, language) })}`
            : null}
        </span>
      </p>
      {ended ? null : (
        <div className={styles.controls}>
          {running || next ? (
            <DeskForm action={at}>
              <Button
                look={running ? 'primary' : 'secondary'}
                name="action"
                value={running ? 'complete' : 'start'}
                aria-label={t('stage.of', { action: t(running ? 'stage.complete' : 'stage.start'), name })}
              >
                {t(running ? 'stage.complete' : 'stage.start')}
              </Button>
            </DeskForm>
          ) : null}
          <FoldForm action={at} sends={{ action: 'extend' }} title={t('stage.extend')} of={name} icon="clock">
            {minutes('extend')}
            {reason('extend')}
            <Button>{t('stage.extend')}</Button>
          </FoldForm>
          <FoldForm
            action={at}
            sends={{ action: 'replan' }}
            title={t('stage.replan')}
            of={name}
            icon="calendar"
            end
          >
            {minutes('replan')}
            {reason('replan')}
            <Button>{t('stage.replan')}</Button>
          </FoldForm>
          <FoldForm
            action={at}
            sends={{ action: 'skip' }}
            title={t('stage.skip')}
            of={name}
            icon="arrow-right"
            end
          >
            {reason('skip')}
            <Button>{t('stage.skip')}</Button>
          </FoldForm>
        </div>
      )}
    </div>
  )
}
