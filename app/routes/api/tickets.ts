import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { inTransaction } from '#app/domain/ground/context.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { describeRow, describeTicket } from '#app/domain/desk/tickets/describe.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { findDepartment } from '#app/domain/people/departments/departments.ts'
import { cursorIn, listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { issueTrackUrl } from '#app/domain/desk/tickets/issue-track-url.ts'
import { reachableStates } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { answerApi, answerUnsafe, json, type ApiContext } from '#app/http/api.ts'
import { limitOf, readIn, valueIn, wordIn } from '#app/http/api-query.ts'

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, 'tickets:read', async (ctx) => {
    const query = new URL(args.request.url).searchParams
    const page = await listInbox(ctx, {
      view: 'all',
      order: 'activity',
      state: wordIn(query, 'state', reachableStates),
      department: await departmentIn(ctx, query),
      incident: readIn(query, 'incident', parseIncidentNumber, 'incident'),
      q: valueIn(query, 'q'),
      after: readIn(query, 'after', cursorIn, 'cursor'),
      limit: limitOf(query),
    })
    return json({ items: page.items.map(describeRow), next: page.next })
  })
}

/** In one transaction with what is written of the answer: each would wait for a commit of its own. */
export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'tickets:write', async (ctx, body) => {
    const { report } = parseReport(channelled(body), ctx.now)
    return inTransaction(ctx, async (tx) => {
      const { ticket, duplicate, again } = await fileReport(tx, report)
      if (again) return { status: 200, body: { ...(await describeTicket(tx, ticket)), duplicate: true } }
      // Who reported it before learns more only by the link that was sent again.
      if (duplicate)
        return { status: 200, body: { number: ticket.number, state: ticket.state, duplicate: true } }
      const [described, trackUrl] = await Promise.all([
        describeTicket(tx, ticket),
        issueTrackUrl(tx, ticket, report.contact.language),
      ])
      return { status: 201, body: { ...described, trackUrl } }
    })
  })
}

/** The key of a department there is. */
async function departmentIn(ctx: ApiContext, query: URLSearchParams): Promise<string | undefined> {
  const key = valueIn(query, 'department')
  if (key !== undefined && !(await findDepartment(ctx, key)))
    throw invalid([{ field: 'department', message: 'choice' }])
  return key
}

/** A call that names no channel came by the API. */
const channelled = (body: unknown) =>
  typeof body === 'object' && body !== null && !('channel' in body) ? { ...body, channel: 'api' } : body
