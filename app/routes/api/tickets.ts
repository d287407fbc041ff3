import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { fileReport } from '#app/domain/reports/file-report.ts'
import { parseReport } from '#app/domain/reports/report.ts'
import { describeRow, describeTicket } from '#app/domain/tickets/describe.ts'
import { listInbox } from '#app/domain/tickets/inbox.ts'
import { answerApi, answerUnsafe, json, limitOf } from '#app/http/api.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'tickets:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    const page = await listInbox(ctx, {
      view: 'all',
      state: query.get('state') ?? undefined,
      department: query.get('department') ?? undefined,
      incident: query.get('incident') ?? undefined,
      q: query.get('q') ?? undefined,
      after: query.get('after') ?? undefined,
      limit: limitOf(query),
    })
    return json({ items: page.items.map(describeRow), next: page.next })
  })
}

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const { report } = parseReport(channelled(body), ctx.now)
    const { ticket, duplicate } = await fileReport(ctx, report)
    const described = await describeTicket(ctx, ticket)
    return duplicate
      ? { status: 200, body: { ...described, duplicate: true } }
      : { status: 201, body: described }
  })
}

/** A call that names no channel came by the API. */
const channelled = (body: unknown) =>
  typeof body === 'object' && body !== null && !('channel' in body) ? { ...body, channel: 'api' } : body
