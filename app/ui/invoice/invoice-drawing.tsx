import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/invoice/invoice-drawing.module.css'

type Part = 'number' | 'code' | 'date' | 'amount' | 'checkCode'
type Mark = { part: Part; x: number; y: number; width: number }

/** Where each part stands. A digital invoice has neither code nor check code; its number has 20 digits. */
const layouts: Record<'digital' | 'paper', Mark[]> = {
  digital: [
    { part: 'number', x: 232, y: 22, width: 112 },
    { part: 'date', x: 232, y: 46, width: 74 },
    { part: 'amount', x: 250, y: 178, width: 94 },
  ],
  paper: [
    { part: 'code', x: 30, y: 22, width: 88 },
    { part: 'number', x: 262, y: 22, width: 82 },
    { part: 'date', x: 262, y: 46, width: 82 },
    { part: 'checkCode', x: 30, y: 46, width: 88 },
    { part: 'amount', x: 250, y: 178, width: 94 },
  ],
}

/** Stands beside the number field and shows where on the invoice to look. */
export function InvoiceDrawing({ layout }: { layout: 'digital' | 'paper' }) {
  const t = useT()
  const marks = layouts[layout]
  return (
    <figure className={styles.figure}>
      <svg viewBox="0 0 360 226" className={styles.sheet} role="img" aria-label={t('invoice.drawing.label')}>
        <rect className={styles.paper} x="1" y="1" width="358" height="224" rx="6" />
        <text className={styles.title} x="180" y="32" textAnchor="middle">
          {t('invoice.drawing.title')}
        </text>
        <ellipse className={styles.seal} cx="180" cy="52" rx="30" ry="12" />
        {layout === 'digital' ? <Code2d /> : null}
        <path
          className={styles.rule}
          d="M16 74h328v136H16zM16 106h328M16 168h328M180 74v32M110 106v62M200 106v62M262 106v62"
        />
        <Ghosts />
        {marks.map((mark, index) => (
          <g key={mark.part} className={styles.mark}>
            <rect x={mark.x} y={mark.y} width={mark.width} height="17" rx="3" />
            <circle cx={mark.x - 2} cy={mark.y + 8.5} r="8.5" />
            <text x={mark.x - 2} y={mark.y + 12.5}>
              {index + 1}
            </text>
          </g>
        ))}
      </svg>
      <ol className={styles.legend}>
        {marks.map(({ part }) => (
          <li key={part}>{t(`invoice.drawing.${part}`)}</li>
        ))}
      </ol>
    </figure>
  )
}

function Ghosts() {
  const lines = [
    [28, 86, 90],
    [194, 86, 110],
    [28, 118, 62],
    [28, 134, 48],
    [128, 118, 40],
    [212, 118, 30],
    [274, 118, 52],
    [28, 184, 76],
  ] as const
  return lines.map(([x, y, width]) => (
    <rect key={`${x}-${y}`} className={styles.ghost} x={x} y={y} width={width} height="7" rx="3.5" />
  ))
}

function Code2d() {
  return (
    <path
      className={styles.ghost}
      d="M20 16h16v16H20zM44 16h16v16H44zM20 40h16v16H20zM42 38h6v6h-6zM52 40h8v6h-8zM42 50h10v8H42zM56 52h5v6h-5z"
    />
  )
}
