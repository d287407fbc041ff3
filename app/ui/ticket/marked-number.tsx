import { Fragment } from 'react'
import type { Difference } from '#app/domain/invoices/reading/near-numbers.ts'
import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/ticket/grouped-number.module.css'

/** A number in groups of four, with the digits in which it departs from another; a gap where it lacks one. */
export function MarkedNumber({ value, difference }: { value: string; difference: Difference }) {
  const { at, length } = difference
  const groups = value.match(/.{1,4}/g) ?? []
  return (
    <span className={classes(styles.number, value.length > 14 && styles.long)} translate="no">
      {groups.map((group, place) => (
        <Fragment key={place}>
          {place > 0 ? <wbr /> : null}
          <span className={styles.group}>
            {[...group].map((digit, index) => {
              const position = place * 4 + index
              return (
                <Fragment key={position}>
                  {length === 0 && position === at ? <span className={styles.gap} /> : null}
                  {position >= at && position < at + length ? (
                    <mark className={styles.mark}>{digit}</mark>
                  ) : (
                    digit
                  )}
                </Fragment>
              )
            })}
          </span>
        </Fragment>
      ))}
      {length === 0 && at === value.length ? <span className={styles.gap} /> : null}
    </span>
  )
}
