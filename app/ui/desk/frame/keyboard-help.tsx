import { useState } from 'react'
import type { Key } from '#app/i18n/catalogue.ts'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/nav.module.css'

const shortcuts: Array<{ keys: string[]; does: Key }> = [
  { keys: ['j', 'k'], does: 'keys.move' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['x'], does: 'keys.select' },
  { keys: ['/'], does: 'keys.search' },
  { keys: ['r'], does: 'keys.reply' },
  { keys: ['n'], does: 'keys.note' },
  { keys: ['Ctrl', 'Enter'], does: 'keys.send' },
  { keys: ['?'], does: 'keys.help' },
]

export function KeyboardHelp() {
  const t = useT()
  const [open, setOpen] = useState(false)
  useShortcuts({
    '?': () => setOpen(true),
    '/': () => document.querySelector<HTMLInputElement>('[data-shortcut="search"]')?.select(),
  })
  return (
    <>
      <button type="button" className={styles.help} onClick={() => setOpen(true)}>
        <Icon name="keyboard" />
        {t('keys.title')}
        <kbd aria-hidden>?</kbd>
      </button>
      <Dialog title={t('keys.title')} open={open} onClose={() => setOpen(false)}>
        <dl className={styles.keys}>
          {shortcuts.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(does)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}
