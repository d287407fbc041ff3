import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { causeGroups, type CauseGroup } from './cause-groups.ts'
import { decisionTable } from './decision-table.ts'

/** `department`: the key of who handles a ticket of this cause. */
export type CauseTitle = { code: string; title: Translations; group: CauseGroup; department: string }

/** What each cause is called and who answers for it, group by group, for those who name the cause of a ticket. */
export const causeTitles: readonly CauseTitle[] = groupNames().flatMap((group) =>
  causeGroups[group].flatMap((code) =>
    decisionTable.causes
      .filter((cause) => cause.code === code)
      .map(({ title, department }) => ({ code, title, group, department })),
  ),
)

function groupNames(): CauseGroup[] {
  const isGroup = (name: string): name is CauseGroup => Object.hasOwn(causeGroups, name)
  return Object.keys(causeGroups).filter(isGroup)
}
