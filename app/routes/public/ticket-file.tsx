import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileHeaders, readFileOf } from '#app/domain/desk/tickets/read-file.ts'
import { requireReporter } from '#app/http/reporter.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await readFileOf(await requireReporter(request, params.number ?? ''), params.id ?? '')
  return new Response(new Uint8Array(file.bytes), { headers: fileHeaders(file) })
}
