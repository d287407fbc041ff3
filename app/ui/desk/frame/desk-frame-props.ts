import type { OwnAlarm } from '#app/domain/delivery/alarms/own-alarms.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import type { MissingSetting } from '#app/platform/missing-settings.ts'
import type { ViewCounts } from '#app/domain/desk/tickets/count-inbox.ts'

export type DeskFrameProps = {
  me: { name: string; roles: readonly Role[]; departmentKey: string | null }
  counts: ViewCounts | null
  alarms: OwnAlarm[]
  /** Saved views, by name. */
  views: Array<{ id: string; name: string; query: string }>
  mayFile: boolean
  outbox: boolean
  feedback: boolean
  /** Settings that production lacks. */
  missing: readonly MissingSetting[]
  /** The key that the forms of the page are made from. */
  formKey: string
  now: Date
}
