import { channelIcon } from '#app/ui/desk/inbox/channel-icon.ts'
import { iconShapes, type IconName } from '#app/ui/icon-shapes.ts'
import { ticketChannels } from '#app/domain/ground/vocabulary/ticket-words.ts'
import styles from '#app/ui/desk/inbox/inbox-line.module.css'

const alone: readonly IconName[] = ['alert']
const shapes: readonly IconName[] = [
  ...new Set([...ticketChannels.map(channelIcon), channelIcon(''), ...alone]),
]
const idOf = (name: IconName) => `row-${name}`

/** The shapes of the rows' icons, once for all rows: drawn in each, they would be a third of the page. */
export function RowIconShapes() {
  return (
    <svg className={styles.shapes} aria-hidden>
      {shapes.map((name) => (
        <symbol key={name} id={idOf(name)} viewBox="0 0 24 24">
          <path d={iconShapes[name]} fill="none" stroke="currentColor" strokeWidth="1.75" />
        </symbol>
      ))}
    </svg>
  )
}

export function RowIcon({ name, label }: { name: IconName; label: string }) {
  return (
    <svg role="img" aria-label={label}>
      <use href={`#${idOf(name)}`} />
    </svg>
  )
}
