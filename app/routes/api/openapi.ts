import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeApi } from '#app/http/openapi/document.ts'
import { answerPreflight, cacheableResponse } from '#app/http/cacheable-response.ts'

/** The description of the REST API, for programs that make clients and for people who read it. */
export function loader({ request }: LoaderFunctionArgs) {
  if (request.method === 'OPTIONS') return answerPreflight()
  return cacheableResponse(request, JSON.stringify(describeApi()), {
    type: 'application/json',
    anywhere: true,
  })
}
