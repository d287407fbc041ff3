import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeWholeTicket } from '#app/domain/desk/tickets/describe.ts'
import { answerApi, json } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'tickets:read', async (ctx) =>
    json(await describeWholeTicket(ctx, args.params.number ?? '')),
  )
}
