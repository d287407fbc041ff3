import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { toHtml } from '#app/domain/announcements/to-html.ts'
import { DomainError } from '#app/domain/errors.ts'
import { editDraft } from '#app/domain/incidents/draft-update.ts'
import { previewUpdate } from '#app/domain/incidents/preview-update.ts'
import { showIncident } from '#app/domain/incidents/show.ts'
import { isStageKey } from '#app/domain/incidents/stages.ts'
import { deliveryObstacles } from '#app/domain/notifications/obstacles.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { valuesOf } from '#app/routes/desk/form-values.ts'
import { updateOf } from '#app/routes/desk/update-form.ts'
import { DraftView } from '#app/ui/desk/incidents/draft-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
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
    stages: room.stages.flatMap(({ key, ...stage }) => (isStageKey(key) ? [{ ...stage, key }] : [])),
    own: preview.update.draftedBy === ctx.actor.id,
    can: room.can,
    bodyHtml: { 'zh-CN': toHtml(body['zh-CN']), en: body.en ? toHtml(body.en) : null },
    ...preview,
    said: said(request),
    now: ctx.now,
  }
}

/** Saves the draft; what was approved before has to be approved anew. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  try {
    await editDraft(ctx, params.id ?? '', updateOf(form))
    return redirect(`/desk/incidents/${params.number}/updates/${params.id}?done=draft`)
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, fields, status } = error
    return data({ values: valuesOf(form), reason, errors: [...fields] }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'update.draft')

export default function IncidentUpdate() {
  return <DraftView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
