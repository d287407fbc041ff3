import type { Colleague } from '#app/domain/people/staff/colleagues.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { CategoryChoice } from '#app/domain/desk/corrections/correct-category.ts'
import type { CauseTitle } from '#app/domain/knowledge/causes/cause-titles.ts'
import type { TicketView as Shown } from '#app/domain/desk/tickets/show-ticket.ts'
import type { Mentionable } from '#app/domain/desk/tickets/mentions.ts'
import type { Watcher } from '#app/domain/desk/watchers/watchers.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'

export type TicketPage = {
  view: Shown
  me: { id: string; department: string | null }
  colleagues: Colleague[]
  watchers: Watcher[]
  /** Whose name behind an @ in a note calls them. */
  mentionable: Mentionable[]
  departments: Department[]
  /** `fits`: nothing that it states speaks against this ticket. */
  incidents: Array<{ number: string; title: Translations; fits: boolean }>
  causes: readonly CauseTitle[]
  /** Whether staff have named the cause; otherwise it is the self-check's guess. */
  causeIsKnown: boolean
  categories: readonly CategoryChoice[]
  tagsInUse: readonly string[]
  /** The key of the department where the rules would send it as it is described now. */
  proposedDepartment: string | null
  result: ActionResult
  now: Date
}
