import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeStatus } from '#app/domain/public/status/documents.ts'
import { toBadge } from '#app/domain/public/status/to-badge.ts'
import { cacheableResponse, wantedLanguage } from '#app/http/cacheable-response.ts'
import { visitor } from '#app/http/visitor.ts'

/** The state as a small picture that other sites may show. */
export async function loader({ request }: LoaderFunctionArgs) {
  const language = wantedLanguage(request)
  const { status, validUntil } = await describeStatus(visitor(), language)
  return cacheableResponse(request, toBadge(status, language), {
    type: 'image/svg+xml',
    anywhere: true,
    validUntil,
  })
}
