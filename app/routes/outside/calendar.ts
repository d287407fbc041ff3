import type { LoaderFunctionArgs } from '@remix-run/node'
import { readCalendar } from '#app/domain/public/feeds/to-calendar.ts'
import { cacheableResponse } from '#app/http/cacheable-response.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOfPrefix } from '#app/routes/outside/language-of-prefix.ts'

/** Planned maintenance, for calendar programs to subscribe to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const calendar = await readCalendar(visitor(), languageOfPrefix(params.lang))
  return cacheableResponse(request, calendar, { type: 'text/calendar', anywhere: true })
}
