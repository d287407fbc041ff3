import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'
import { useHasMoved } from '#app/ui/desk/use-has-moved.ts'

/**
 * Opened from the list, the next key belongs to the ticket; a fresh document keeps its own focus. An action, and what
 * others do meanwhile, may take away the button or field that has the focus: one stands at the head of the ticket then,
 * not at the beginning of the page. Gives what notes the focus.
 */
export function useKeptFocus(heading: RefObject<HTMLElement>): (event: FocusEvent) => void {
  const { key } = useLocation()
  const moved = useHasMoved()
  const last = useRef<Element | null>(null)
  const before = useRef<string | null>(null)
  useEffect(() => {
    const isOpened = before.current === null
    const isActed = before.current !== key
    before.current = key
    const isLost = document.activeElement === null || document.activeElement === document.body
    const isGone = last.current !== null && !last.current.isConnected
    if (!moved.current || !(isOpened || (isLost && (isActed || isGone)))) return
    heading.current?.focus({ preventScroll: true })
  })
  return ({ target }) => {
    last.current = target
  }
}
