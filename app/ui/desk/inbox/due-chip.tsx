import type { ListLine } from '#app/ui/desk/inbox/inbox-props.ts'
import { useT } from '#app/ui/language.tsx'
import { useSlaWords } from '#app/ui/state/sla-words.ts'
import styles from '#app/ui/desk/inbox/inbox-line.module.css'

/** Which clock of a ticket ends next, and when: quiet, amber at risk, red when late; one that stands still in time is quiet. */
export function DueChip({ clock, now }: { clock: NonNullable<ListLine['clock']>; now: Date }) {
  const t = useT()
  const { look, said } = useSlaWords({ ...clock, now })
  return (
    <span className={styles.due} data-look={look === 'late' || look === 'risk' ? look : undefined}>
      {look === 'paused' ? said : `${t(`clockShort.${clock.name}`)} ${said}`}
    </span>
  )
}
