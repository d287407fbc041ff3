import { formatDuration, type Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { stageShapes, type Stage, type StageShape } from '#app/ui/incident/stage-shapes.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/incident/stage-bar.module.css'

export type { Stage } from '#app/ui/incident/stage-shapes.ts'

const stateWords = {
  done: 'stage.done',
  current: 'stage.current',
  ahead: 'stage.ahead',
  skipped: 'stage.skipped',
} as const

/** Planned against actual, for everybody: drawn as a bar, written as an ordered list. */
export function StageBar({ stages, now }: { stages: readonly Stage[]; now: Moment }) {
  const t = useT()
  const shapes = stageShapes(stages, now)
  return (
    <div className={styles.stages}>
      <div className={styles.bar} aria-hidden>
        {shapes.map((shape) => (
          <Segment key={shape.key} shape={shape} />
        ))}
      </div>
      <ol className={styles.list} aria-label={t('stage.label')}>
        {shapes.map((shape) => (
          <Item key={shape.key} shape={shape} />
        ))}
      </ol>
    </div>
  )
}

function Segment({ shape }: { shape: StageShape }) {
  const percent = (minutes: number) => ({ width: `${((100 * minutes) / shape.width).toFixed(2)}%` })
  return (
    <div
      className={classes(styles.segment, shape.state !== 'ahead' && styles[shape.state])}
      style={{ flexGrow: shape.width, flexBasis: 0 }}
    >
      <div className={styles.fill} style={percent(shape.filled)} />
      {shape.late > 0 ? <div className={styles.late} style={percent(shape.late)} /> : null}
      {shape.state === 'current' ? <div className={styles.now} /> : null}
    </div>
  )
}

const itemClasses: Record<StageShape['state'], string | undefined> = {
  done: styles.isDone,
  current: styles.isCurrent,
  ahead: styles.isAhead,
  skipped: styles.isAhead,
}

function Item({ shape }: { shape: StageShape }) {
  const t = useT()
  const language = useLanguage()
  const said = (minutes: number) => ({ duration: formatDuration(minutes, language) })
  return (
    <li
      className={classes(styles.item, itemClasses[shape.state])}
      aria-current={shape.state === 'current' ? 'step' : undefined}
    >
      <span className={styles.name}>
        {t(`stage.${shape.key}`)} <span className={styles.state}>{t(stateWords[shape.state])}</span>
      </span>
      <span className={styles.figures}>
        <span>{t('stage.planned', said(shape.plannedMinutes))}</span>{' '}
        {shape.spentMinutes === null ? null : (
          <span>
            {t(shape.state === 'current' ? 'stage.elapsed' : 'stage.actual', said(shape.spentMinutes))}
          </span>
        )}{' '}
        {shape.lateMinutes >= 1 ? (
          <span className={styles.lateText}>{t('stage.lateBy', said(shape.lateMinutes))}</span>
        ) : null}
      </span>
    </li>
  )
}
