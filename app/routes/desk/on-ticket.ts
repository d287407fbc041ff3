import type { ActionFunctionArgs } from '@remix-run/node'
import { requireStaff, type StaffContext } from '#app/http/staff.ts'
import { answered, backOf } from '#app/routes/desk/answered.ts'
import { formValues, type FormValues } from '#app/routes/desk/form-values.ts'

type Work = (ctx: StaffContext, number: string, values: FormValues) => Promise<unknown>

/** A form about one ticket: the verb is called, and the ticket's page says how it went. */
export async function onTicket(
  { request, params }: ActionFunctionArgs,
  done: string,
  work: Work,
  next?: string,
) {
  const ctx = await requireStaff(request)
  const number = params.number ?? ''
  const form = await request.formData()
  const back = backOf(form, `/desk/tickets/${number}`)
  return answered(back, done, () => work(ctx, number, formValues(form)), next)
}
