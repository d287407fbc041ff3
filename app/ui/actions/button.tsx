import { forwardRef, type AnchorHTMLAttributes, type ButtonHTMLAttributes } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import styles from '#app/ui/actions/button.module.css'

/** `internal` is the colour of notes that only staff see: nobody sends one by mistake. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'internal'

type Look = { look?: ButtonLook; icon?: IconName; iconAfter?: IconName; wide?: boolean }

export const Button = forwardRef<HTMLButtonElement, Look & ButtonHTMLAttributes<HTMLButtonElement>>(
  function Button(
    { look = 'primary', icon, iconAfter, wide, type = 'submit', className, children, ...rest },
    ref,
  ) {
    return (
      <button
        ref={ref}
        type={type}
        className={classes(styles.button, styles[look], wide && styles.wide, className)}
        {...rest}
      >
        {icon ? <Icon name={icon} /> : null}
        {children}
        {iconAfter ? <Icon name={iconAfter} /> : null}
      </button>
    )
  },
)

/** A link that looks like a button. Public pages give it the `href` of `usePublicHref`. */
export function LinkButton({
  look = 'primary',
  icon,
  iconAfter,
  wide,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={classes(styles.button, styles[look], wide && styles.wide, className)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </a>
  )
}
