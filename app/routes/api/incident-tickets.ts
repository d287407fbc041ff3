import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { linkTickets, scopeOf } from '#app/domain/incidents/link-tickets.ts'
import { answerUnsafe, parseBody } from '#app/http/api.ts'

const numbers = z.array(z.string().max(40)).max(5000).optional()
const Scope = z.object({ add: numbers, remove: numbers })

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const { add = [], remove = [] } = parseBody(Scope, body)
    const incident = await linkTickets(ctx, args.params.number ?? '', { add, remove })
    return { status: 200, body: { number: incident.number, scope: await scopeOf(ctx, incident.id) } }
  })
}
