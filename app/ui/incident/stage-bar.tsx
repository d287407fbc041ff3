import { formatDuration, type Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { stageShapes, type Stage, type StageShape } from '#app/ui/incident/stage-shapes.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { useTextLang } from '#app/ui/public/translated-text.tsx'
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
      <Bar shapes={shapes} />
      <ol className={styles.list} data-columns={columnsOf(shapes.length)} aria-label={t('stage.label')}>
        {shapes.map((shape) => (
          <Item key={shape.key} shape={shape} />
        ))}
      </ol>
    </div>
  )
}

const mostColumns = 4

/** So many stages stand side by side on a wide page that the rows are about equally full. */
const columnsOf = (count: number) => Math.ceil(count / Math.ceil(count / mostColumns))

/** Drawn in SVG: its lengths are attributes, and a public page allows no inline style. */
function Bar({ shapes }: { shapes: readonly StageShape[] }) {
  const places = placesOf(shapes)
  return (
    <svg className={styles.bar} width="100%" aria-hidden focusable="false">
      {shapes.map((shape, i) => (
        <Segment key={shape.key} shape={shape} {...places[i]} />
      ))}
    </svg>
  )
}

/** A segment has a width that can be seen, however short its stage. */
const leastShare = 0.04

function placesOf(shapes: readonly StageShape[]): { x: string; width: string }[] {
  const total = shapes.reduce((sum, { width }) => sum + width, 0)
  const shares = shapes.map(({ width }) => Math.max(width / total, leastShare))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const startOf = (i: number) => shares.slice(0, i).reduce((sum, share) => sum + share, 0)
  return shares.map((share, i) => ({ x: percent(startOf(i) / all), width: percent(share / all) }))
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`

function Segment({ shape, ...place }: { shape: StageShape; x?: string; width?: string }) {
  const part = (minutes: number) => percent(minutes / shape.width)
  const end = part(shape.filled + shape.late)
  return (
    <svg {...place} className={classes(styles.segment, shape.state !== 'ahead' && styles[shape.state])}>
      <rect className={styles.ground} rx="4" />
      {shape.filled > 0 ? (
        <rect className={styles.fill} width={part(shape.filled)} height="100%" rx="4" />
      ) : null}
      {shape.late > 0 ? (
        <line className={styles.late} x1={part(shape.filled)} x2={end} y1="50%" y2="50%" />
      ) : null}
      {shape.state === 'current' ? <rect className={styles.now} x={end} rx="2" /> : null}
    </svg>
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
  const lasting = (minutes: number) => ({ duration: formatDuration(minutes, language) })
  return (
    <li
      className={classes(styles.item, itemClasses[shape.state])}
      aria-current={shape.state === 'current' ? 'step' : undefined}
    >
      <span className={styles.name}>
        <span lang={useTextLang(shape.name)}>{shape.name.text}</span>{' '}
        <span className={styles.state}>{t(stateWords[shape.state])}</span>
      </span>
      <span className={styles.figures}>
        <span>{t('stage.planned', lasting(shape.plannedMinutes))}</span>{' '}
        {shape.spentMinutes === null ? null : (
          <span>
            {t(shape.state === 'current' ? 'stage.elapsed' : 'stage.actual', lasting(shape.spentMinutes))}
          </span>
        )}{' '}
        {shape.lateMinutes >= 1 ? (
          <span className={styles.lateText}>{t('stage.lateBy', lasting(shape.lateMinutes))}</span>
        ) : null}
      </span>
    </li>
  )
}
