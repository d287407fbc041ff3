import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { UndoLeft } from '#app/domain/desk/undo/just-done.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { isTyping, useShortcuts } from '#app/ui/desk/use-shortcuts.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/action-result.module.css'

/** Takes back what was just done, as long as the seconds run; by z and Ctrl-Z too, where nobody types. */
export function UndoButton({ undo }: { undo: UndoLeft }) {
  const t = useT()
  const { pathname, search } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const left = useSecondsLeft(undo.seconds)
  const send = () => form.current?.requestSubmit()
  useShortcuts({ z: send })
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      // In a text the same keys take back what was typed.
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      form.current?.requestSubmit()
    }
    document.addEventListener('keydown', act)
    return () => document.removeEventListener('keydown', act)
  }, [])
  if (left <= 0) return <div className={styles.undo} />
  return (
    <DeskForm ref={form} action={`/desk/undo/${undo.id}`} className={styles.undo}>
      <input type="hidden" name="back" value={pathname + search} />
      <Button look="secondary" icon="undo">
        {t('undo.button')}
      </Button>
      {/* Read out once: the seconds would be read each time they change. */}
      <span data-hidden="visually">{t('undo.key')}</span>
      <span className={styles.left} aria-hidden="true">
        {t('undo.left', { seconds: left })}
      </span>
    </DeskForm>
  )
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), 250)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}
