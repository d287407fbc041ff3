import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { InboxQuery, InboxRow, Page, ViewCounts } from '#app/domain/desk/tickets/inbox.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'

export type InboxViewProps = {
  query: InboxQuery
  page: Page<InboxRow>
  counts: ViewCounts
  departments: Department[]
  incidents: Array<{ number: string; title: Translations; drill: boolean }>
  mayDeclare: boolean
  result: ActionResult
  now: Date
  /** The number of the ticket that stands beside the list. */
  open: string | null
}
