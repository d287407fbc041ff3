import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/showcase/showcase.module.css'

/** One component in one state, under its name in the code. `whole` gives it the width of the page. */
export function Sample({ name, whole, children }: { name: string; whole?: boolean; children: ReactNode }) {
  return (
    <div className={classes(styles.sample, whole && styles.whole)}>
      <p className={styles.name} lang="en">
        {name}
      </p>
      <div className={styles.parts}>{children}</div>
    </div>
  )
}

export const Row = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>

export function Samples({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 lang="en">{title}</h2>
      <div className={styles.samples}>{children}</div>
    </section>
  )
}
