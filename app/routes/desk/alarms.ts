import type { LoaderFunctionArgs } from '@remix-run/node'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** One's own open alarms, by kind and number alone: what a page in the background asks for, and shows outside itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const alarms = (await listOwnAlarms(ctx)).map(({ id, kind, raisedAt, subject }) => ({
    id,
    kind,
    raisedAt,
    subject: subject && { type: subject.type, number: subject.number },
  }))
  return Response.json({ alarms }, { headers: { 'Cache-Control': 'no-store' } })
}
