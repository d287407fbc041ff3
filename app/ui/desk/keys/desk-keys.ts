import type { Key } from '#app/i18n/catalogue.ts'

export type KeyGroup = 'list' | 'ticket' | 'go' | 'everywhere'
type Declared = { keys: string; does: Key; group: KeyGroup }

/**
 * Every key of the desk: what listens, the help sheet and the palette are made from it. `g m` is g and then m. Keys that
 * are held together with Ctrl are said here and act where they are typed.
 */
const declared = [
  { keys: 'j', does: 'keys.next', group: 'list' },
  { keys: 'k', does: 'keys.previous', group: 'list' },
  { keys: 'o', does: 'keys.open', group: 'list' },
  { keys: 'x', does: 'keys.select', group: 'list' },
  { keys: 'f', does: 'keys.filter', group: 'list' },
  { keys: 'Escape', does: 'keys.back', group: 'ticket' },
  { keys: 'r', does: 'keys.reply', group: 'ticket' },
  { keys: 'n', does: 'keys.note', group: 'ticket' },
  { keys: 'e', does: 'keys.resolve', group: 'ticket' },
  { keys: 'm', does: 'keys.take', group: 'ticket' },
  { keys: 'a', does: 'keys.assign', group: 'ticket' },
  { keys: 't', does: 'keys.transfer', group: 'ticket' },
  { keys: 'l', does: 'keys.link', group: 'ticket' },
  { keys: 'p', does: 'keys.promise', group: 'ticket' },
  { keys: 'Ctrl+Enter', does: 'keys.send', group: 'ticket' },
  { keys: 'Ctrl+Shift+Enter', does: 'keys.sendNext', group: 'ticket' },
  { keys: 'Ctrl+B', does: 'keys.bold', group: 'ticket' },
  { keys: 'Ctrl+Shift+8', does: 'keys.bullets', group: 'ticket' },
  { keys: 'Ctrl+Shift+L', does: 'keys.hyperlink', group: 'ticket' },
  { keys: 'g i', does: 'keys.goInbox', group: 'go' },
  { keys: 'g m', does: 'keys.goMine', group: 'go' },
  { keys: 'g u', does: 'keys.goUnassigned', group: 'go' },
  { keys: 'g l', does: 'keys.goLate', group: 'go' },
  { keys: 'g d', does: 'keys.goDue', group: 'go' },
  { keys: 'g a', does: 'keys.goAll', group: 'go' },
  { keys: 'g c', does: 'keys.goIncidents', group: 'go' },
  { keys: 'g n', does: 'keys.goCall', group: 'go' },
  { keys: 'z', does: 'keys.undo', group: 'everywhere' },
  { keys: '/', does: 'keys.search', group: 'everywhere' },
  { keys: 'Ctrl+K', does: 'keys.palette', group: 'everywhere' },
  { keys: '?', does: 'keys.help', group: 'everywhere' },
] as const satisfies readonly Declared[]

export type DeskKey = (typeof declared)[number]['keys']
export const deskKeys: readonly Declared[] = declared
export const keyGroups: readonly KeyGroup[] = ['everywhere', 'list', 'ticket', 'go']

/** The keys of a line of the help sheet, one after the other. */
export const partsOf = (keys: string): string[] =>
  keys === '/' || keys === '?' ? [keys] : keys.split(/[ +]/).map((key) => (key === 'Escape' ? 'Esc' : key))
