import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams, type MetaFunction } from '@remix-run/react'
import { assignOneOfMany } from '#app/domain/desk/bulk/assign-in-bulk.ts'
import { inBulk } from '#app/domain/desk/bulk/bulk.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { correctTags } from '#app/domain/desk/corrections/correct-tags.ts'
import { sendReply } from '#app/domain/desk/tickets/send-reply.ts'
import { superviseTicket } from '#app/domain/desk/tickets/supervise.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { formValues, type FormValues } from '#app/http/forms/fields.ts'
import { answerBulk } from '#app/http/forms/staff-form.ts'
import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { requireStaff, type StaffContext } from '#app/http/staff.ts'
import { BulkReturned } from '#app/ui/desk/inbox/bulk-returned.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** The page shows only what came back; it is no place to begin. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { causes: causeTitles, departments: await listDepartments(ctx) }
}

/** One thing is done to all selected tickets; the last part of the address names it. */
export function action({ request, params }: ActionFunctionArgs) {
  const name = params.action ?? ''
  const act = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!act) throw notFound()
  return answerBulk(request, '/desk/tickets', (ctx, form, sent) => {
    const values = formValues(form)
    return inBulk(ctx, sent, { numbers: values.list('ticket') }, (tx, ticket) => act(tx, ticket, values))
  })
}

type Act = (tx: StaffContext, ticket: Ticket, values: FormValues) => Promise<unknown>

/** The fields of all stand in one form; what belongs to one action carries its name. */
const actions: Record<string, Act> = {
  take: (tx, ticket, { text }) =>
    assignOneOfMany(tx, ticket, { to: tx.actor.id, alsoOfOthers: text('others') === 'yes' }),
  assign: (tx, ticket, { text }) =>
    assignOneOfMany(tx, ticket, { to: text('assignee') || null, alsoOfOthers: text('others') === 'yes' }),
  transfer: (tx, { number }, { text }) =>
    transferTicket(tx, number, { department: text('department'), reason: text('transferReason') }),
  priority: (tx, { number }, { text }) => correctPriority(tx, number, { priority: text('bulkPriority') }),
  tags: (tx, { number }, { text }) => correctTags(tx, number, { add: text('bulkTags') }),
  link: (tx, { number }, { text }) => linkTickets(tx, text('incident'), { add: [number] }),
  supervise: (tx, { number }, { text }) =>
    superviseTicket(tx, number, { active: true, reason: text('superviseReason') }),
  reply: (tx, { number }, { text }) =>
    sendReply(tx, number, { ...written, way: 'reply', body: text('replyBody') }),
  resolve: (tx, { number }, { text }) =>
    sendReply(tx, number, {
      ...written,
      way: 'resolve',
      body: text('resolveBody'),
      causeCode: text('causeCode'),
    }),
}

/** Each is judged as it stands: nobody has read a hundred tickets at one version. */
const written = { causeCode: '', seenVersion: undefined, seenAt: undefined, files: [], keepsDraft: true }

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'bulk.label')

export default function BulkAction() {
  return <BulkReturned {...useLoaderData<typeof loader>()} action={useParams().action ?? ''} />
}
