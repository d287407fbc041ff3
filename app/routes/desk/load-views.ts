import type { LoaderFunctionArgs } from '@remix-run/node'
import { listSavedViews } from '#app/domain/desk/saved-views/list-saved-views.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function loadViews({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canListTickets(ctx.actor))
  return { views: await listSavedViews(ctx), result: actionResult(request) }
}
