import { useRef, type RefObject } from 'react'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'

/** j and k walk through the list, x selects; Enter opens because each row is a link. */
export function useRowKeys(): RefObject<HTMLUListElement> {
  const list = useRef<HTMLUListElement>(null)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const here = () => {
    const row = document.activeElement?.closest('li')
    return row && list.current?.contains(row) ? row : null
  }
  const at = () => {
    const all = rows()
    const row = here() ?? list.current?.querySelector('li[data-open]')
    return all.findIndex((link) => row?.contains(link))
  }
  const go = (step: number) => {
    const all = rows()
    const next = all[Math.min(all.length - 1, Math.max(0, at() + step))]
    next?.focus()
    next?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    x: () => here()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
  })
  return list
}
