import { once } from '#app/domain/idempotency/once.ts'
import type { Context } from '#app/domain/context.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

/** Does the work of a form once a key: a double click gets the first one's answer, and nobody is told twice. */
export async function onceForm(
  ctx: StaffContext,
  form: FormData,
  work: (tx: Context) => Promise<string>,
): Promise<string> {
  const key = textOf(form, 'formKey') || crypto.randomUUID()
  const call = { scope: `desk-form:${ctx.actor.id}`, key, body: '' }
  const { body } = await once(ctx, call, async (tx) => ({ status: 201, body: await work(tx) }))
  return body
}
