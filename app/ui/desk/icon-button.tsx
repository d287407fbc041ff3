import type { ButtonHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import styles from '#app/ui/desk/icon-button.module.css'

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { icon: IconName; 'aria-label': string }

/** A small button among words that does something at once; it has no words of its own to be seen. */
export const IconButton = ({ icon, className, ...rest }: IconButtonProps) => (
  <button type="button" className={classes(styles.button, className)} {...rest}>
    <Icon name={icon} />
  </button>
)
