import { useEffect, useRef, type RefObject } from 'react'
import { useShortcuts } from '#app/ui/desk/use-shortcuts.ts'

/**
 * j and k walk through the list, o opens, x selects; Enter opens because each row is a link. Come back from a ticket, one
 * stands on its row.
 */
export function useRowKeys(open: string | null): RefObject<HTMLUListElement> {
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
  const before = useRef(open)
  useEffect(() => {
    const left = before.current
    before.current = open
    if (left === null || open !== null) return
    const row = list.current?.querySelector<HTMLElement>(`[data-row][href*="/${left}"]`)
    row?.focus()
  }, [open])
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    o: () => here()?.querySelector<HTMLElement>('[data-row]')?.click(),
    x: () => here()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
    f: () => document.querySelector<HTMLElement>('[data-filters]')?.click(),
  })
  return list
}
