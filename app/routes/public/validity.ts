import type { HeadersFunction } from '@remix-run/node'

const name = 'X-Valid-Until'

/** Until when a shared copy of the page holds, if something on it changes by itself. */
export const validUntil = (moment: Date | null): Record<string, string> =>
  moment ? { [name]: moment.toISOString() } : {}

/** A page holds as long as its frame and its own part do. */
export const earliestValidity: HeadersFunction = ({ loaderHeaders, parentHeaders }) => {
  const moments = [loaderHeaders.get(name), parentHeaders.get(name)]
    .map((moment) => Date.parse(moment ?? ''))
    .filter((moment) => !Number.isNaN(moment))
  return validUntil(moments.length === 0 ? null : new Date(Math.min(...moments)))
}
