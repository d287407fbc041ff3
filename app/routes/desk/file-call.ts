import { once } from '#app/domain/idempotency/once.ts'
import { fileReport } from '#app/domain/reports/file-report.ts'
import { parseReport } from '#app/domain/reports/report.ts'
import { canSee } from '#app/domain/tickets/policy.ts'
import { findTicket } from '#app/domain/tickets/ticket.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

/** Files what was typed during a call; the same form twice is one ticket. */
export async function fileCall(ctx: StaffContext, form: FormData) {
  const text = (name: string) => textOf(form, name).trim()
  const part = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, text(`${prefix}.${name}`)]))
  const { report } = parseReport(
    {
      kind: text('kind'),
      symptom: text('symptom'),
      description: text('description'),
      reporterType: text('reporterType'),
      invoice: part('invoice', ['kind', 'code', 'number', 'issuedOn', 'amount', 'sellerName', 'buyerName']),
      contact: {
        ...part('contact', ['name', 'mobile', 'email']),
        language: text('contact.language') || 'zh-CN',
      },
      channel: 'hotline',
    },
    ctx.now,
  )
  const call = { scope: `desk-intake:${ctx.actor.id}`, key: text('formKey') || crypto.randomUUID(), body: '' }
  const { body } = await once(ctx, call, async (tx) => {
    const { ticket, duplicate } = await fileReport(tx, report)
    return { status: 201, body: { number: ticket.number, duplicate } }
  })
  return { ...body, visible: canSee(ctx.actor, await findTicket(ctx, body.number)) }
}
