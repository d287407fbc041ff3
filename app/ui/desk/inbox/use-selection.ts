import { useRef, useState, type ChangeEvent } from 'react'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'

export type Selection = {
  selected: ReadonlySet<string>
  /** A box was ticked; with shift, all from the one ticked before. */
  tick: (number: string, event: ChangeEvent<HTMLInputElement>) => void
  all: () => void
  clear: () => void
}

/**
 * The tickets that are ticked, of those on the page. After a bulk action those stay ticked that it left as they were.
 */
export function useSelection(numbers: readonly string[], left: Left | null): Selection {
  const [state, setState] = useState({ selected: new Set<string>(), answered: left?.step ?? null })
  const last = useRef<string | null>(null)
  if (left && left.step !== state.answered) setState({ selected: new Set(left.numbers), answered: left.step })
  const select = (selected: Set<string>) => setState((before) => ({ ...before, selected }))
  // What is no more on the page can't be seen, and is not acted on.
  const selected = new Set(numbers.filter((number) => state.selected.has(number)))
  const clear = () => {
    last.current = null
    select(new Set())
  }
  useShortcuts(selected.size > 0 ? { Escape: clear } : {})
  return {
    selected,
    clear,
    all: () => select(new Set(numbers)),
    tick(number, { currentTarget, nativeEvent }) {
      const withShift = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
      const range = withShift && last.current ? between(numbers, last.current, number) : [number]
      const next = new Set(selected)
      for (const each of range) currentTarget.checked ? next.add(each) : next.delete(each)
      last.current = number
      select(next)
    },
  }
}

type Left = { step: string; numbers: readonly string[] }

function between(numbers: readonly string[], one: string, other: string): readonly string[] {
  const places = [numbers.indexOf(one), numbers.indexOf(other)]
  if (places.includes(-1)) return [other]
  return numbers.slice(Math.min(...places), Math.max(...places) + 1)
}
