import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { Assignable } from '#app/domain/desk/bulk/assignable.ts'
import type { CauseTitle } from '#app/domain/knowledge/causes/cause-titles.ts'
import type { ViewScope } from '#app/domain/desk/saved-views/policy.ts'
import type { ViewCounts } from '#app/domain/desk/tickets/count-inbox.ts'
import type { FilterChoices, FilterNames } from '#app/domain/desk/tickets/filter-choices.ts'
import type { InboxQuery, InboxRow, Page } from '#app/domain/desk/tickets/inbox.ts'
import type { ListedIncident } from '#app/domain/incidents/incidents/fitting-ticket.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'
import type { ClockName } from '#app/ui/desk/inbox/sla-of.ts'

/** What one line of the list shows. */
export type ListLine = {
  number: string
  state: string
  symptom: string | null
  /** Where it says more than the symptom. */
  subject: string | null
  tail: string | null
  channel: string
  /** Where it is not one's own. */
  department: Translations | null
  assignee: string | null
  reporter: string | null
  last: InboxRow['last']
  clock: { name: ClockName; dueAt: Date; pausedAt: Date | null; atRisk: boolean } | null
  activeAt: Date
  unread: boolean
  flags: {
    priority: 'urgent' | 'high' | null
    nudged: boolean
    supervised: boolean
    drill: boolean
    incident: string | null
  }
}

export type InboxViewProps = {
  query: InboxQuery
  page: Page<ListLine>
  /** So few tickets fit that they were not found in time. */
  isTooRare: boolean
  /** How many a search or filters find; null where there are none, or where counting took too long. */
  found: number | null
  counts: ViewCounts
  incidents: ListedIncident[]
  names: FilterNames
  /** What can be chosen, while the filters are open. */
  choices: FilterChoices | null
  /** For whom somebody may save a view. */
  scopes: ViewScope[]
  mayDeclare: boolean
  maySupervise: boolean
  departments: Department[]
  /** Whom one may give tickets to, with how many each has. */
  assignable: Assignable[]
  causes: readonly CauseTitle[]
  result: ActionResult
  now: Date
  /** The number of the ticket that stands beside the list. */
  open: string | null
}
