import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { describeStatus, documents } from '#app/domain/public/status/documents.ts'
import { answerPublicApi } from '#app/http/api.ts'
import { answerPreflight, cacheableResponse, wantedLanguage } from '#app/http/cacheable-response.ts'

/** Statuspage's documents: what its clients, widgets and aggregators read. */
export function loader(args: LoaderFunctionArgs) {
  const { request, params } = args
  if (request.method === 'OPTIONS') return answerPreflight()
  return answerPublicApi(args, async (ctx) => {
    const document = documents.get(params['*'] ?? '')
    if (!document) throw notFound()
    const status = await describeStatus(ctx, wantedLanguage(request))
    const body = JSON.stringify(document(status))
    const { validUntil } = status
    return cacheableResponse(request, body, { type: 'application/json', anywhere: true, validUntil })
  })
}
