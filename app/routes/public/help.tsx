import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { searchArticles } from '#app/domain/knowledge/articles/search.ts'
import { listArticles } from '#app/domain/knowledge/articles/show-article.ts'
import { visitor } from '#app/http/visitor.ts'
import { placeOf } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { HelpView } from '#app/ui/public/help/help-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { language } = placeOf(url)
  const ctx = visitor()
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const results = q ? await searchArticles(ctx, q, language) : null
  return { q, results, shelves: results && results.length > 0 ? [] : await listArticles(ctx, language) }
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'help.title')

export default function Help() {
  return <HelpView {...useLoaderData<typeof loader>()} />
}
