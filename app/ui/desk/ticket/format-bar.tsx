import type { RefObject } from 'react'
import { format, formats } from '#app/ui/desk/ticket/format-field.ts'
import { IconButton } from '#app/ui/desk/icon-button.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/format-bar.module.css'

/** Buttons that mark up what is selected in a text. Without a script the marks are typed. */
export function FormatBar({ field }: { field: RefObject<HTMLTextAreaElement> }) {
  const t = useT()
  return (
    <span className={styles.bar} role="group" aria-label={t('composer.format')}>
      {formats.map(({ name, key, change }) => (
        <IconButton
          key={name}
          icon={name}
          aria-label={t(`composer.${name}`)}
          title={t('composer.withKey', { name: t(`composer.${name}`), key })}
          // The text keeps the focus and what is selected in it.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => field.current && format(field.current, change)}
        />
      ))}
    </span>
  )
}
