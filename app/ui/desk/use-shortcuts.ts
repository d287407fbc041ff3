import { useEffect, useRef, type RefObject } from 'react'
import type { DeskKey } from '#app/ui/desk/keys/desk-keys.ts'
import { keyReader } from '#app/ui/desk/keys/pressed-key.ts'

export type Shortcuts = { [Name in DeskKey]?: () => void }
type Listening = RefObject<Shortcuts>

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'))

// One for the whole document: g and then a key must not be two keys for two parts of a page.
const listening = new Set<Listening>()
const read = keyReader()

function act(event: KeyboardEvent) {
  const { target } = event
  const pressed = read({
    key: event.key,
    isComposing: event.isComposing,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    timeStamp: event.timeStamp,
    isTyping: isTyping(target),
  })
  if (pressed === null || document.querySelector('dialog[open]')) return
  // A menu or a small form that is open closes first.
  if (pressed === 'Escape' && target instanceof Element && target.closest('details[open]')) return
  for (const { current } of [...listening].toReversed()) {
    const does = Object.entries(current ?? {}).find(([name]) => name === pressed)?.[1]
    if (!does) continue
    event.preventDefault()
    return does()
  }
}

/** Keys for the whole page, of those that are declared. The part of the page that came last goes first. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    if (listening.size === 0) document.addEventListener('keydown', act, true)
    listening.add(latest)
    return () => {
      listening.delete(latest)
      if (listening.size === 0) document.removeEventListener('keydown', act, true)
    }
  }, [])
}
