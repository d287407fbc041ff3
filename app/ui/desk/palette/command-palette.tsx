import { useNavigate } from '@remix-run/react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { findEntries, numberPath, type Entry } from '#app/ui/desk/palette/find-entries.ts'
import { ticketActions } from '#app/ui/desk/palette/ticket-actions.ts'
import { usePlaces } from '#app/ui/desk/palette/use-entries.ts'
import { useOpenIncidents } from '#app/ui/desk/palette/use-open-incidents.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/palette/palette.module.css'

/** Ctrl or Cmd and K: everything one can go to or do here, by some letters of its name. */
export function CommandPalette(frame: DeskFrameProps) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isAsked =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'k'
      if (!isAsked || event.isComposing || document.querySelector('dialog[open]')) return
      event.preventDefault()
      dialog.current?.showModal()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('palette.title')}
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      {isOpen ? <Choices frame={frame} close={() => dialog.current?.close()} /> : null}
    </dialog>
  )
}

function Choices({ frame, close }: { frame: DeskFrameProps; close: () => void }) {
  const t = useT()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [actions] = useState(() => ticketActions(t('palette.action')))
  const open = useOpenIncidents()
  const found = [
    ...useNumber(typed),
    ...findEntries([...actions, ...usePlaces(frame, open.incidents)], typed),
    ...useSearch(typed, frame.counts !== null),
  ]
  const current = Math.min(at, found.length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    // The dialog gives the focus back when it closes: what is chosen moves it afterwards.
    close()
    requestAnimationFrame(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys that choose among Chinese characters choose nothing here.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((current + found.length - 1) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(found[current])
    else return
    event.preventDefault()
  }
  const optionId = (index: number) => `${listId}-${index}`
  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(current) : undefined}
        aria-autocomplete="list"
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul role="listbox" id={listId} aria-label={t('palette.title')}>
        {found.map((entry, index) => (
          <li
            key={entry.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === current}
            ref={(row) => (index === current ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
            onClick={() => run(entry)}
          >
            {entry.label}
            <span>{entry.hint}</span>
          </li>
        ))}
      </ul>
      <p role="status" data-hidden={found.length > 0 ? 'visually' : undefined}>
        {found.length > 0 ? t('palette.found', { count: found.length }) : t('palette.none')}
      </p>
      {open.state === 'loaded' ? null : (
        <div className={styles.incidents}>
          <span role="status">{t(`palette.${open.state}`)}</span>
          {open.state === 'failed' ? (
            <Button type="button" look="quiet" onClick={open.again}>
              {t('palette.again')}
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}

function useNumber(typed: string): Entry[] {
  const t = useT()
  const navigate = useNavigate()
  const path = numberPath(typed)
  if (!path) return []
  return [
    {
      id: 'number',
      label: t('palette.open', { number: typed.trim().toUpperCase() }),
      hint: t('palette.number'),
      words: '',
      run: () => navigate(path),
    },
  ]
}

function useSearch(typed: string, hasList: boolean): Entry[] {
  const t = useT()
  const navigate = useNavigate()
  const q = typed.trim()
  if (q === '' || !hasList) return []
  return [
    {
      id: 'search',
      label: t('palette.search', { q }),
      hint: t('palette.view'),
      words: '',
      run: () => navigate(`/desk/tickets?${new URLSearchParams({ view: 'all', q })}`),
    },
  ]
}
