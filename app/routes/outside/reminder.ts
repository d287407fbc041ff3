import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { dayOf, endOfDay } from '#app/domain/ground/beijing-time.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { answeredOn, causeToLookAgain, lookAgainOn } from '#app/domain/knowledge/causes/look-again.ts'
import { formatAnswers, parseAnswers } from '#app/domain/knowledge/causes/walk.ts'
import { toReminder } from '#app/domain/public/feeds/to-reminder.ts'
import { baseUrl } from '#app/http/base-url.ts'
import { cacheableResponse } from '#app/http/cacheable-response.ts'
import { languageOfPrefix } from '#app/routes/outside/language-of-prefix.ts'
import { checkPath, resultPath } from '#app/routes/public/check-paths.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'

/**
 * A reminder to look an invoice up again, for the reader's own calendar. The address holds all it is made of; answers that
 * lead to no such advice are answered by the page of the self-check.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOfPrefix(params.lang)
  const url = new URL(request.url)
  const place = placeOf(url)
  const answers = parseAnswers(url.searchParams.get('a'))
  const cause = causeToLookAgain(decisionTable, answers)
  if (!cause) throw redirect(publicHref(checkPath(answers), place))

  const today = dayOf(new Date())
  const answered = answeredOn(url.searchParams.get('on'), today)
  const reminder = toReminder(
    {
      day: lookAgainOn(cause.lookAgain, answered),
      answeredOn: answered,
      answers: formatAnswers(answers),
      url: baseUrl() + publicHref(resultPath(answers, answered), place),
    },
    language,
  )
  return cacheableResponse(request, reminder, { type: 'text/calendar', validUntil: endOfDay(today) })
}
