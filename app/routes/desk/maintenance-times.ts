import type { ActionFunctionArgs } from '@remix-run/node'
import { rescheduleMaintenance, NewTimes } from '#app/domain/maintenance/direct.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { parsed } from '#app/routes/desk/returned-form.ts'
import { reasonOf } from '#app/routes/desk/translated.ts'

/** Gives a window other times. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const values = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/maintenance/${number}`, 'rescheduled', () =>
    rescheduleMaintenance(
      ctx,
      number,
      parsed(NewTimes, {
        startsAt: values.time('startsAt') ?? new Date(),
        endsAt: values.timeNeeded('endsAt'),
        reason: reasonOf(values),
      }),
    ),
  )
}
