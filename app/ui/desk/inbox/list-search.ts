import { useLocation } from '@remix-run/react'

const listed = ['view', 'state', 'department', 'priority', 'incident', 'q', 'after'] as const

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
