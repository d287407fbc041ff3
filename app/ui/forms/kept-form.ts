import { useLocation, useMatches } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { publicHref, placeOf, switched, type Place } from '#app/ui/page/public-href.ts'

/** The form of a page that brings what is typed along to another language or text size. */
export type KeptForm = {
  id: string
  /** Where the form is sent to, without language prefix, if not to the page's own address. */
  path?: string
}

/** `handle` of a route whose page has such a form; null where the page has none at the moment. */
export type KeptFormHandle = {
  keptForm: (match: {
    data: unknown
    params: Readonly<Record<string, string | undefined>>
  }) => KeptForm | null
}

const isKeptFormHandle = (handle: unknown): handle is KeptFormHandle =>
  typeof handle === 'object' &&
  handle !== null &&
  'keptForm' in handle &&
  typeof handle.keptForm === 'function'

/** Whether the data of a page has something under this name, or just this. */
export const isSet = (data: unknown, name: string, value?: string): boolean => {
  const found: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
  return value === undefined ? Boolean(found) : found === value
}

/** The form of the page that is shown. */
export function useKeptFormOfPage(): KeptForm | null {
  const match = useMatches().at(-1)
  return match && isKeptFormHandle(match.handle) ? match.handle.keptForm(match) : null
}

const KeptFormContext = createContext<KeptForm | null>(null)
export const KeptFormProvider = KeptFormContext.Provider

/** The form of the page, and its address in another language or text size. */
export function useKeptForm(): { id: string; to: (change: Partial<Place>) => string } | null {
  const form = useContext(KeptFormContext)
  const location = useLocation()
  if (!form) return null
  const { id, path } = form
  const place = placeOf(location)
  return {
    id,
    to: (change) => (path ? publicHref(path, { ...place, ...change }) : switched(location, change)),
  }
}
