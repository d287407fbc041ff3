import type { ActionFunctionArgs } from '@remix-run/node'
import { showRaw } from '#app/domain/delivery/inbound-mails/show-raw.ts'
import { requireStaff } from '#app/http/staff.ts'

/** By POST, because it is audited. Named as plain bytes, so that nothing opens it: a mail program would. */
export async function action({ request, params }: ActionFunctionArgs) {
  const raw = await showRaw(await requireStaff(request), params.id ?? '')
  return new Response(new Uint8Array(raw), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment; filename="mail.bin"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
