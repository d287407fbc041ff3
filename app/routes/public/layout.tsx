import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { announcementsAt } from '#app/domain/public/announcements/show-announcements.ts'
import { operatorContactDetails } from '#app/domain/ground/operator/operator-contact-details.ts'
import { showFrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { nextPublicChange } from '#app/domain/public/status/next-change.ts'
import { validUntilHeader } from '#app/http/security-headers.ts'
import { sharedRead } from '#app/http/page-cache/shared-reads.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf, languageOfPrefix, type Language } from '#app/i18n/language.ts'
import { currentState } from '#app/routes/public/current-state.ts'
import { KeptFormProvider, useKeptFormOfPage } from '#app/ui/forms/kept-form.ts'
import { PublicFrame } from '#app/routes/public/frame.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  // zh-CN has no prefix: one address a page.
  if (!languageOfPrefix(params.lang)) throw new Response(null, { status: 404 })
  const language = languageOf(new URL(request.url).pathname)
  const { validUntil, ...frame } = await frameIn(language)
  return data(
    { ...frame, desk: operatorContactDetails() },
    { headers: { [validUntilHeader]: validUntil.toISOString() } },
  )
}

/** `validUntil`: shared copies of the page are good until then. */
const frameIn = sharedRead(async (language: Language) => {
  const ctx = visitor()
  const front = await showFrontPage(ctx, language)
  const banners = await announcementsAt(ctx, 'banner', language)
  return {
    state: currentState(front, language, ctx.now),
    banners: banners.map(({ number, title }) => ({ number, title })),
    validUntil: await nextPublicChange(ctx),
  }
})

/** Also of the pages in it: none has any of its own. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function PublicLayout() {
  const { state, banners, desk } = useLoaderData<typeof loader>()
  return (
    <KeptFormProvider value={useKeptFormOfPage()}>
      <PublicFrame state={state} banners={banners} desk={desk}>
        <Outlet />
      </PublicFrame>
    </KeptFormProvider>
  )
}
