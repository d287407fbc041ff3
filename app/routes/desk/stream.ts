import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerStream } from '#app/http/live/answer-stream.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** What is new at the desk, as it happens: signals without content (server-sent events). */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerStream(request, await requireQuietStaff(request))
}
