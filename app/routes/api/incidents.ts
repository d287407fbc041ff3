import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Declaration, declareIncident } from '#app/domain/incidents/declare.ts'
import { describeIncident } from '#app/domain/incidents/describe.ts'
import { listIncidents } from '#app/domain/incidents/show.ts'
import { answerApi, answerUnsafe, json, limitOf, parseBody } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'incidents:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    return json({ items: await listIncidents(ctx, limitOf(query)), next: null })
  })
}

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const incident = await declareIncident(ctx, parseBody(Declaration, body))
    return { status: 201, body: await describeIncident(ctx, incident) }
  })
}
