import type { CommandRoom } from '#app/domain/incidents/incidents/show-incident.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'
import type { Stage } from '#app/ui/incident/stage-bar.tsx'

export type RoomStage = Stage & { extendedMinutes: number; reason: string | null }
export type RoomProps = Omit<CommandRoom, 'stages'> & { stages: RoomStage[]; result: ActionResult; now: Date }
