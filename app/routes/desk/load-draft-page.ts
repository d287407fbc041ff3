import type { LoaderFunctionArgs } from '@remix-run/node'
import { deliveryObstacles } from '#app/domain/delivery/ledger/obstacles.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { earlyEndOf } from '#app/domain/incidents/incidents/early-end.ts'
import { isOutdated } from '#app/domain/incidents/incidents/fitting-update.ts'
import { isOwnDraft } from '#app/domain/incidents/incidents/who-approves.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { stagesInLanguage } from '#app/domain/incidents/incidents/stages-in-language.ts'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'
import { languages } from '#app/i18n/language.ts'

export async function loadDraftPage({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const [room, preview] = await Promise.all([
    showIncident(ctx, params.number ?? ''),
    previewUpdate(ctx, params.id ?? ''),
  ])
  const { body, urgentReason } = preview.update
  const { severity } = room.incident
  return {
    obstacles: await deliveryObstacles(ctx, { sleeps: severity > 2 && !urgentReason }),
    incident: room.incident,
    stages: Object.fromEntries(
      languages.map((language) => [language, stagesInLanguage(room.stages, language)]),
    ),
    earlyEnd: earlyEndOf(room.stages),
    outdated: preview.update.publishedAt === null && (await isOutdated(ctx, room.incident, preview.update)),
    own: isOwnDraft(ctx.actor, preview.update),
    can: room.can,
    bodyHtml: { 'zh-CN': toHtml(body['zh-CN']), en: body.en ? toHtml(body.en) : null },
    ...preview,
    result: actionResult(request),
    now: ctx.now,
  }
}
