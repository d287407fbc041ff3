import type { Colleague } from '#app/domain/people/staff/colleagues.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { TicketView as Shown } from '#app/domain/desk/tickets/show-ticket.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'

export type TicketPage = {
  view: Shown
  me: { id: string; department: string | null }
  colleagues: Colleague[]
  departments: Department[]
  incidents: Array<{ number: string; title: Translations }>
  causes: ReadonlyArray<{ code: string; title: Translations }>
  result: ActionResult
  now: Date
}
