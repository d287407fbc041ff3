import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { renderArticle } from '#app/domain/knowledge/articles/render.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { showNotice } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { visitor } from '#app/http/visitor.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { PrivacyView } from '#app/ui/public/privacy/privacy-view.tsx'

/** The notice in force; `?version=1` shows that one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const place = placeOf(url)
  const ctx = visitor()
  const { body, ...notice } = await showNotice(
    ctx,
    versionIn(url.searchParams.get('version')),
    place.language,
  )
  return {
    ...notice,
    ...renderArticle(body.text, { language: body.language, href: (path) => publicHref(path, place) }),
    language: body.language,
    now: ctx.now,
  }
}

function versionIn(given: string | null): number | null {
  if (given === null) return null
  if (!/^[1-9]\d{0,5}$/.test(given)) throw notFound()
  return Number(given)
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'privacy.title')

export default function Privacy() {
  return <PrivacyView {...useLoaderData<typeof loader>()} />
}
