import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { announcementsAt } from '#app/domain/announcements/show.ts'
import { deskDetails } from '#app/domain/desk/details.ts'
import { showFrontPage } from '#app/domain/incidents/show-public.ts'
import { nextPublicChange } from '#app/domain/status/next-change.ts'
import { validUntilHeader } from '#app/http/security-headers.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { currentState } from '#app/routes/public/current-state.ts'
import { PublicFrame } from '#app/routes/public/frame.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  // zh-CN has no prefix: one address a page.
  if (params.lang !== undefined && params.lang !== 'en' && params.lang !== 'zh-TW')
    throw new Response(null, { status: 404 })
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
      desk: deskDetails(),
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
