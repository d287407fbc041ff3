import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import styles from '#app/ui/public/home/home.module.css'

type EntryProps = { to: string; icon: IconName; name: string; text: string; first?: boolean }

/** One of the two big ways in. */
export function Entry({ to, icon, name, text, first }: EntryProps) {
  return (
    <PublicLink to={to} className={classes(styles.entry, first && styles.first)}>
      <Icon name={icon} size="2em" />
      <span>
        <span className={styles.name}>{name}</span>
        <span className={styles.text}>{text}</span>
      </span>
      <Icon name="arrow-right" size="1.4em" />
    </PublicLink>
  )
}
