import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { showSubscriptionOfLink, unsubscribeByLink } from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { visitor } from '#app/http/visitor.ts'
import { prefixOf } from '#app/i18n/language.ts'

/** Where mail programs post to (RFC 8058). A person who opens it goes on to the page, which asks. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const { language } = await showSubscriptionOfLink(visitor(context), token)
  return redirect(`${prefixOf(language)}/unsubscribe/${token}`)
}

/** One POST ends it: no cookie, no question back, no redirect. */
export async function action({ params, context }: ActionFunctionArgs) {
  await unsubscribeByLink(visitor(context), params.token ?? '')
  return new Response(null, { status: 204 })
}
