import type { ActionFunctionArgs } from '@remix-run/node'
import { formValues, type FormValues } from '#app/http/forms/fields.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import type { StaffContext } from '#app/http/staff.ts'

type Work = (tx: StaffContext, number: string, values: FormValues) => Promise<unknown>

/** A form about one maintenance window: the verb is called once, and the window's page says how it went. */
export function onWindow({ request, params }: ActionFunctionArgs, done: string, work: Work) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    await work(tx, number, formValues(form))
    return `/desk/maintenance/${number}?done=${done}`
  })
}
