import type { LoaderFunctionArgs } from '@remix-run/node'
import { readNews } from '#app/domain/public/feeds/entries.ts'
import { toFeed, type Format } from '#app/domain/public/feeds/to-feed.ts'
import { cacheableResponse } from '#app/http/cacheable-response.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOfPrefix } from '#app/routes/outside/language-of-prefix.ts'

const types: Record<Format, string> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
}

/** The news in one kind of feed, in the language of the address. */
export async function answerFeed({ request, params }: LoaderFunctionArgs, format: Format): Promise<Response> {
  const language = languageOfPrefix(params.lang)
  const news = await readNews(visitor(), language)
  return cacheableResponse(request, toFeed(format, news, language), {
    type: types[format],
    anywhere: true,
    validUntil: news.validUntil,
  })
}
