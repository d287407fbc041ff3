import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useRouteError, type MetaFunction } from '@remix-run/react'
import { renderArticle } from '#app/domain/knowledge/articles/render.ts'
import { showArticle } from '#app/domain/knowledge/articles/show-article.ts'
import { voteOnArticle } from '#app/domain/knowledge/articles/vote.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageMeta } from '#app/ui/page/title.ts'
import { ArticleView } from '#app/ui/public/help/article-view.tsx'
import { UnknownArticleView } from '#app/ui/public/help/unknown-article-view.tsx'
import { ErrorAnswer } from '#app/ui/state/error-answer.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const place = placeOf(url)
  const ctx = visitor()
  const slug = params.slug ?? ''
  const { title, summary, body, version, updatedAt, related } = await showArticle(ctx, slug, place.language)
  return {
    title,
    summary,
    ...renderArticle(body.text, { language: body.language, href: (path) => publicHref(path, place) }),
    language: body.language,
    updatedAt,
    related,
    helpful: { slug, version, thanked: url.searchParams.has('thanks') },
    now: ctx.now,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = placeOf(new URL(request.url))
  const form = await request.formData()
  const slug = params.slug ?? ''
  const version = Number(textOf(form, 'version'))
  await voteOnArticle(visitor(), {
    slug,
    version: Number.isInteger(version) && version > 0 && version < 1_000_000 ? version : null,
    language: place.language,
    helpful: textOf(form, 'helpful') === 'yes',
    comment: textOf(form, 'comment'),
    address: addressOf(context),
  })
  return redirect(publicHref(`/help/${encodeURIComponent(slug)}?thanks=1#helpful`, place), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const t = translator(languageOf(location.pathname))
  return pageMeta(location, {
    title: data?.title.text ?? t('help.unknown'),
    description: data?.summary.text ?? t('outside.about.help'),
  })
}

export default function HelpArticle() {
  return <ArticleView {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const known = isRouteErrorResponse(error)
  if (known && error.status === 404) return <UnknownArticleView />
  return <ErrorAnswer status={known ? error.status : 500} data={known ? error.data : null} />
}
