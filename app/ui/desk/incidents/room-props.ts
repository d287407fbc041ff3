import type { CommandRoom } from '#app/domain/incidents/incidents/show-incident.ts'
import type { TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'
import type { Stage } from '#app/ui/incident/stage-bar.tsx'

export type RoomStage = Stage & { extendedMinutes: number; reason: string | null }
type WithExcerpt<Update> = Update & { excerpt: TranslatedText }
export type RoomProps = Omit<CommandRoom, 'stages' | 'updates' | 'drafts'> & {
  stages: RoomStage[]
  updates: Array<WithExcerpt<CommandRoom['updates'][number]>>
  drafts: Array<WithExcerpt<CommandRoom['drafts'][number]>>
  result: ActionResult
  now: Date
}
