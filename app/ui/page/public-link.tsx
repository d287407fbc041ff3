import { useLocation } from '@remix-run/react'
import type { AnchorHTMLAttributes } from 'react'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'

/** Turns a path of ours into its address in the reader's language and text size. */
export function usePublicHref(): (to: string) => string {
  const place = placeOf(useLocation())
  return (to) => publicHref(to, place)
}

/** Every link between public pages: a plain anchor, for pages without scripts. */
export function PublicLink({
  to,
  ...rest
}: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const href = usePublicHref()
  return <a href={href(to)} {...rest} />
}

/** The text size as a hidden field: a GET form would drop it from the address. */
export function SizeField() {
  const { size } = placeOf(useLocation())
  return size === 'normal' ? null : <input type="hidden" name="size" value={size} />
}
