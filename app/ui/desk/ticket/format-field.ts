import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { DeskKey } from '#app/ui/desk/keys/desk-keys.ts'
import { bold, link, linkPasted, list, type Marked } from '#app/ui/desk/ticket/format-text.ts'

/** The formats of a message: each has a button and a key. */
export const formats = [
  { name: 'bold', key: 'Ctrl+B', code: 'KeyB', shift: false, change: bold },
  { name: 'list', key: 'Ctrl+Shift+8', code: 'Digit8', shift: true, change: list },
  { name: 'link', key: 'Ctrl+Shift+L', code: 'KeyL', shift: true, change: link },
] as const satisfies ReadonlyArray<{
  name: string
  key: DeskKey
  code: string
  shift: boolean
  change: (marked: Marked) => Marked
}>

/** Changes what is selected in a field, as if it had been typed: the draft is saved, and the field keeps the focus. */
export function format(field: HTMLTextAreaElement, change: (marked: Marked) => Marked | null): boolean {
  const { value: text, selectionStart: start, selectionEnd: end } = field
  const changed = change({ text, start, end })
  if (!changed) return false
  field.focus()
  field.setRangeText(changed.text, 0, text.length)
  field.setSelectionRange(changed.start, changed.end)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

/** Tells whether the key was one of a format. A letter's place counts, as with Shift some keyboards write another sign. */
export function formatByKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return false
  const found = formats.find(({ code, shift }) => code === event.code && shift === event.shiftKey)
  if (!found) return false
  event.preventDefault()
  return format(event.currentTarget, found.change)
}

/** An address pasted over words makes them a link. */
export function pasteLink(event: ClipboardEvent<HTMLTextAreaElement>) {
  const pasted = event.clipboardData.getData('text/plain').trim()
  if (format(event.currentTarget, (marked) => linkPasted(marked, pasted))) event.preventDefault()
}
