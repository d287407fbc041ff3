import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { announcementsAt } from '#app/domain/public/announcements/show-announcements.ts'
import { operatorContactDetails } from '#app/domain/ground/operator/operator-contact-details.ts'
import { showFrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { nextPublicChange } from '#app/domain/public/status/next-change.ts'
import { validUntilHeader } from '#app/http/security-headers.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf, languageOfPrefix } from '#app/i18n/language.ts'
import { currentState } from '#app/routes/public/current-state.ts'
import { PublicFrame } from '#app/routes/public/frame.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  // zh-CN has no prefix: one address a page.
  if (!languageOfPrefix(params.lang)) throw new Response(null, { status: 404 })
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const front = await showFrontPage(ctx, language)
  const banners = await announcementsAt(ctx, 'banner', language)
  // Until then shared copies of the page are good.
  const headers = { [validUntilHeader]: (await nextPublicChange(ctx)).toISOString() }
  return data(
    {
      state: currentState(front, language, ctx.now),
      banners: banners.map(({ number, title }) => ({ number, title })),
      desk: operatorContactDetails(),
    },
    { headers },
  )
}

/** Also of the pages in it: none has any of its own. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function PublicLayout() {
  const { state, banners, desk } = useLoaderData<typeof loader>()
  return (
    <PublicFrame state={state} banners={banners} desk={desk}>
      <Outlet />
    </PublicFrame>
  )
}
