import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/actions/dialog.module.css'

type DialogProps = { title: string; open: boolean; onClose: () => void; children: ReactNode }

/** The native dialog: it traps focus, closes by Escape and gives focus back by itself. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const t = useT()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={styles.close} onClick={onClose}>
          <Icon name="cross" label={t('dialog.close')} />
        </button>
      </div>
      <div className={styles.body}>{open ? children : null}</div>
    </dialog>
  )
}
