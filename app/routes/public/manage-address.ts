import { baseUrl } from '#app/http/base-url.ts'
import { publicHref, type Place } from '#app/ui/page/public-href.ts'

/** Where a subscription is changed or ended, as people type it: without the scheme. */
export const manageAddress = (place: Place): string =>
  `${baseUrl().replace(/^https?:\/\//, '')}${publicHref('/subscribe/manage', place)}`
