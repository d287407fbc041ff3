import type { LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from '@remix-run/react'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { canReadFeedback } from '#app/domain/public/feedback/policy.ts'
import { mayReadOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { canFile, canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { listSavedViews } from '#app/domain/desk/saved-views/list-saved-views.ts'
import { settingsThatLack } from '#app/http/missing-settings.ts'
import { requireStaff } from '#app/http/staff.ts'
import { viewCounts } from '#app/http/view-counts.ts'
import { DeskError } from '#app/ui/desk/frame/desk-error.tsx'
import { DeskFrame } from '#app/ui/desk/frame/desk-frame.tsx'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export const handle = { hydrate: true }

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { name, roles, departmentKey } = ctx.actor
  const [counts, alarms, views] = await Promise.all([
    canListTickets(ctx.actor) ? viewCounts(ctx) : null,
    listOwnAlarms(ctx),
    listSavedViews(ctx),
  ])
  return {
    me: { name, roles, departmentKey },
    counts,
    alarms,
    views: views.map(({ id, name, query }) => ({ id, name, query })),
    mayFile: canFile(ctx.actor),
    outbox: mayReadOutbox(ctx.actor),
    feedback: canReadFeedback(ctx.actor),
    missing: settingsThatLack(),
    formKey: crypto.randomUUID(),
    now: ctx.now,
  }
}

export const shouldRevalidate = stayWhenSignedOut

export default function DeskLayout() {
  return (
    <DeskFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </DeskFrame>
  )
}

/** Nothing of the frame is known when the frame itself failed. */
export function ErrorBoundary() {
  const error = useRouteError()
  const known = isRouteErrorResponse(error)
  return (
    <main id="content">
      <DeskError status={known ? error.status : 500} data={known ? error.data : null} />
    </main>
  )
}
