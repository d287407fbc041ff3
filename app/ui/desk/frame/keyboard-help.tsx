import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { deskKeys, keyGroups, partsOf } from '#app/ui/desk/keys/desk-keys.ts'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/nav.module.css'

type KeyboardHelpProps = { hasList: boolean; mayFile: boolean }

/** The keys that hold everywhere, and the sheet that says all of them. */
export function KeyboardHelp({ hasList, mayFile }: KeyboardHelpProps) {
  const t = useT()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const toView = (view: string) => () => navigate(`/desk/tickets?view=${view}`)
  useShortcuts({
    '?': () => setOpen(true),
    '/': () => document.querySelector<HTMLInputElement>('[data-shortcut="search"]')?.select(),
    'g c': () => navigate('/desk/incidents'),
    ...(mayFile && { 'g n': () => navigate('/desk/tickets/new') }),
    ...(hasList && {
      'g i': () => navigate('/desk/tickets'),
      'g m': toView('mine'),
      'g u': toView('unassigned'),
      'g l': toView('late'),
      'g d': toView('due'),
      'g a': toView('all'),
    }),
  })
  return (
    <>
      <button type="button" className={styles.help} onClick={() => setOpen(true)}>
        <Icon name="keyboard" />
        {t('keys.title')}
        <kbd aria-hidden>?</kbd>
      </button>
      <Dialog title={t('keys.title')} open={open} onClose={() => setOpen(false)}>
        {keyGroups.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{t(`keys.group.${group}`)}</h3>
            <dl className={styles.keys}>
              {deskKeys
                .filter((key) => key.group === group)
                .map(({ keys, does }) => (
                  <div key={keys}>
                    <dt>
                      {partsOf(keys).map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{t(does)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </Dialog>
    </>
  )
}
