import type { ActionFunctionArgs } from '@remix-run/node'
import { speakOfMaintenance, Word } from '#app/domain/maintenance/direct.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { parsed } from '#app/routes/desk/returned-form.ts'
import { translated } from '#app/routes/desk/translated.ts'

/** Says something of a window. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const values = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/maintenance/${number}`, 'said', () =>
    speakOfMaintenance(
      ctx,
      number,
      parsed(Word, { body: translated(values, 'body'), notify: values.text('notify') === 'yes' }),
    ),
  )
}
