import { Fragment } from 'react'
import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/ticket/grouped-number.module.css'

/**
 * A number in groups of four that the eye can hold. The gaps are margins, not characters:
 * what is copied is the number itself. Numbers with hyphens group by themselves.
 */
export function GroupedNumber({ value, large = false }: { value: string; large?: boolean }) {
  const groups = value.includes('-') ? [value] : (value.match(/.{1,4}/g) ?? [])
  return (
    <span
      className={classes(styles.number, value.length > 14 && styles.long, large && styles.large)}
      translate="no"
    >
      {groups.map((group, index) => (
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          <span className={styles.group}>{group}</span>
        </Fragment>
      ))}
    </span>
  )
}
