import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileHeaders, readFileOf } from '#app/domain/desk/tickets/read-file.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await readFileOf(await requireStaff(request), params.id ?? '')
  return new Response(new Uint8Array(file.bytes), { headers: fileHeaders(file) })
}
