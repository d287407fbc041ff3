import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { acknowledgeAlarmsUntil, listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { readMoment } from '#app/domain/ground/beijing-time.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** One's own open alarms, by kind and number alone: what a page in the background asks for, and shows outside itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const alarms = (await listOwnAlarms(ctx)).map(({ id, kind, raisedAt, subject }) => ({
    id,
    kind,
    raisedAt,
    subject: subject && { type: subject.type, number: subject.number },
  }))
  return Response.json({ alarms }, { headers: { 'Cache-Control': 'no-store' } })
}

/** Marks all alarms that the page showed as read; what was raised since stays. */
export function action({ request }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk' }, async (tx, form) => {
    const until = readMoment(formValues(form).text('until'))
    if (!until) throw invalid([{ field: 'until', message: 'required' }])
    await acknowledgeAlarmsUntil(tx, until)
  })
}
