import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Declaration, declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { describeIncident } from '#app/domain/incidents/incidents/describe.ts'
import { listIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { answerApi, answerUnsafe, json } from '#app/http/api.ts'
import { limitOf } from '#app/http/api-query.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'incidents:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    return json({ items: await listIncidents(ctx, limitOf(query)), next: null })
  })
}

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const incident = await declareIncident(ctx, parseInput(Declaration, body))
    return { status: 201, body: await describeIncident(ctx, incident) }
  })
}
