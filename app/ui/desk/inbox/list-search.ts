import { useLocation } from '@remix-run/react'
import { inboxFilters } from '#app/domain/ground/vocabulary/inbox-views.ts'

const listed = ['view', 'order', ...inboxFilters, 'q', 'after'] as const

/** Of an address's query what the list beside a ticket is made from, with its question mark; empty where nothing is. */
export function listSearch(search: string): string {
  const given = new URLSearchParams(search)
  const kept = new URLSearchParams()
  for (const name of listed) {
    const value = given.get(name)
    if (value) kept.set(name, value)
  }
  return kept.size > 0 ? `?${kept}` : ''
}

/** The same of the page that is shown: links and forms of a ticket carry it on, or its list would be another one. */
export const useListSearch = (): string => listSearch(useLocation().search)

/** The address of the same list with other values; what is null is left out, and so is the page. */
export function changedList(search: string, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(listSearch(search))
  query.delete('after')
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  return `/desk/tickets?${query}`
}
