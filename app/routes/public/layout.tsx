import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { announcementsAt, nextAnnouncementChange } from '#app/domain/announcements/show.ts'
import { deskDetails } from '#app/domain/desk/details.ts'
import { showFrontPage } from '#app/domain/incidents/show-public.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { currentState } from '#app/routes/public/current-state.ts'
import { PublicFrame } from '#app/routes/public/frame.tsx'
import { validUntil } from '#app/routes/public/validity.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  // zh-CN has no prefix: one address a page.
  if (params.lang !== undefined && params.lang !== 'en' && params.lang !== 'zh-TW')
    throw new Response(null, { status: 404 })
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const front = await showFrontPage(ctx, language)
  const banners = await announcementsAt(ctx, 'banner', language)
  // A shared copy of the page is good until the next moment that changes what it says.
  const headers = validUntil(earlier(front.validUntil, await nextAnnouncementChange(ctx)))
  return data(
    {
      state: currentState(front, language, ctx.now),
      banners: banners.map(({ number, title }) => ({ number, title })),
      desk: deskDetails(),
    },
    { headers },
  )
}

const earlier = (left: Date | null, right: Date | null) =>
  left && right ? (left < right ? left : right) : (left ?? right)

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function PublicLayout() {
  const { state, banners, desk } = useLoaderData<typeof loader>()
  return (
    <PublicFrame state={state} banners={banners} desk={desk}>
      <Outlet />
    </PublicFrame>
  )
}
