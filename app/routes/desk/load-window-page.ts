import type { LoaderFunctionArgs } from '@remix-run/node'
import { deliveryObstacles } from '#app/domain/delivery/ledger/obstacles.ts'
import { showWindow } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function loadWindowPage({ request, params }: LoaderFunctionArgs) {
  const number = params.number ?? ''
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const room = await showWindow(ctx, number, language)
  return {
    ...room,
    obstacles: await deliveryObstacles(ctx, { sleeps: true }),
    mayPlan: canCommand(ctx.actor),
    result: actionResult(request),
    now: ctx.now,
  }
}
