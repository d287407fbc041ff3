import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { Mentionable } from '#app/domain/desk/tickets/mentions.ts'

const mostSuggested = 8
/** An @ and what stands behind it up to the caret. */
const begun = /[@＠]([^\s@＠]{0,20})$/

/** Colleagues to mention while an @ is typed in a text: chosen by arrow keys and Enter, or by a click. */
export function useMentions(field: RefObject<HTMLTextAreaElement>, people: readonly Mentionable[]) {
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const found =
    typed === null
      ? []
      : people.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, mostSuggested)
  const isChosenAlready = found.length === 1 && found[0]?.name.toLowerCase() === typed
  const suggested = isChosenAlready ? [] : found
  const chosen = suggested[Math.min(at, suggested.length - 1)]

  const look = () => {
    const text = field.current
    const before = text?.value.slice(0, text.selectionStart) ?? ''
    const name = begun.exec(before)?.[1]
    setTyped(name === undefined ? null : name.toLowerCase())
    setAt(0)
  }
  const close = () => setTyped(null)
  const choose = ({ name }: Mentionable) => {
    const text = field.current
    if (!text || typed === null) return
    const end = text.selectionStart
    text.setRangeText(`${name} `, end - typed.length, end, 'end')
    close()
    text.focus()
    // The draft is saved as if it had been typed.
    text.dispatchEvent(new Event('input', { bubbles: true }))
  }
  /** Gives whether the key was meant for the suggestions. */
  const key = (event: KeyboardEvent): boolean => {
    if (!chosen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((before) => (before + step + suggested.length) % suggested.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen)
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    return true
  }
  return { suggested, chosen, look, close, choose, key }
}
