import type { ActionFunctionArgs } from '@remix-run/node'
import { speakOfMaintenance, Word } from '#app/domain/maintenance/direct.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { onceForm } from '#app/routes/desk/once-form.ts'
import { parsed } from '#app/routes/desk/returned-form.ts'
import { translated } from '#app/routes/desk/translated.ts'

/** Says something of a window. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const values = formValues(form)
  const number = params.number ?? ''
  return answered(`/desk/maintenance/${number}`, 'said', () => {
    const word = parsed(Word, { body: translated(values, 'body'), notify: values.text('notify') === 'yes' })
    return onceForm(ctx, form, async (tx) => (await speakOfMaintenance(tx, number, word)).number)
  })
}
