import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { linkTickets, ScopeInput, scopeOf } from '#app/domain/incidents/incidents/link-tickets.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const { add = [], remove = [] } = parseInput(ScopeInput, body)
    const incident = await linkTickets(ctx, args.params.number ?? '', { add, remove })
    return { status: 200, body: { number: incident.number, scope: await scopeOf(ctx, incident.id) } }
  })
}
