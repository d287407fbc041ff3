/** Public pages that anybody may find: search engines list them, and the sitemap names them. */
export const openPages = [
  '/',
  '/check',
  '/report',
  '/track',
  '/history',
  '/maintenance',
  '/announcements',
  '/subscribe',
  '/help',
  '/feedback',
  '/contact',
  '/privacy',
] as const

/** Public pages of one thing each; which there are is in the database. */
export const openKinds = [
  '/incidents/:number',
  '/incidents/:number/postmortem',
  '/history/:month',
  '/maintenance/:number',
  '/announcements/:number',
  '/help/:slug',
] as const

/** Of one person, behind a signed link, or nothing but an answer to a form. */
export const privatePages = [
  '/report/received',
  '/t/',
  '/tickets/',
  '/rate/',
  '/subscribe/incidents/',
  '/subscribe/manage',
  '/confirm/',
  '/unsubscribe/',
  '/u/',
] as const

const kinds = openKinds.map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`))

/** Whether a page (its path without language prefix) may be found by everybody. A page nobody listed may not. */
export const isOpenPage = (path: string): boolean =>
  openPages.some((page) => page === path) || kinds.some((kind) => kind.test(path))
