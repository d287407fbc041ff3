import type { EarlyEnd } from '#app/domain/incidents/incidents/early-end.ts'
import type { Incident, IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'
import type { Obstacle } from '#app/domain/delivery/ledger/obstacles.ts'
import type { Audience, Rendering } from '#app/domain/messages/previews/preview-incident-update.ts'
import type { ActionResult } from '#app/ui/desk/action-result.tsx'
import type { Stage } from '#app/ui/incident/stage-bar.tsx'

export type DraftProps = {
  incident: Incident
  /** By the language of the reader. */
  stages: { readonly [language: string]: Stage[] }
  update: IncidentUpdate
  audience: Audience
  renderings: Rendering[]
  bodyHtml: { 'zh-CN': string; en: string | null }
  own: boolean
  /** What publishing ends of the plan, where it says that all is well again. */
  earlyEnd: EarlyEnd
  /** It can be said no more. */
  outdated: boolean
  obstacles: Obstacle[]
  can: { command: boolean; draft: boolean; approve: boolean }
  result: ActionResult
  now: Date
}
