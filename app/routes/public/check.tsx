import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { countDeflection } from '#app/domain/knowledge/causes/count-deflection.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { pathAfter, selfCheck } from '#app/routes/public/self-check.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { QuestionView } from '#app/ui/public/check/question-view.tsx'
import { ResultView, SolvedView } from '#app/ui/public/check/result-view.tsx'

/**
 * Answers live in the address as `?a=nf.n`; a form adds its `pick`, and the address is made clean again. Where the result
 * says when to look again, the address holds the day of the answers (`on`), too.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const place = placeOf(url)
  const answers = url.searchParams.get('a') ?? ''
  const pick = url.searchParams.get('pick')
  if (pick) {
    throw redirect(publicHref(pathAfter([answers, pick].filter(Boolean).join('.')), place))
  }
  return selfCheck(answers, {
    place,
    unanswered: url.searchParams.has('asked'),
    answeredOn: url.searchParams.get('on'),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  await countDeflection(visitor(), textOf(form, 'cause'), addressOf(context))
  return { solved: true }
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'check.title')

export default function Check() {
  const page = useLoaderData<typeof loader>()
  if (useActionData<typeof action>()?.solved) return <SolvedView />
  return page.at === 'question' ? <QuestionView {...page} /> : <ResultView {...page} />
}
