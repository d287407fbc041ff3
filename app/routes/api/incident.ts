import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeIncidentByNumber } from '#app/domain/incidents/incidents/describe.ts'
import { answerApi, json } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'incidents:read', async (ctx) =>
    json(await describeIncidentByNumber(ctx, args.params.number ?? '')),
  )
}
