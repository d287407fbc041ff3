import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, type MetaFunction } from '@remix-run/react'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { announceMaintenance, MaintenancePlan } from '#app/domain/incidents/maintenance/announce.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { translated } from '#app/routes/desk/translated.ts'
import { PlanView } from '#app/ui/desk/maintenance/plan-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canCommand(actor))
  return null
}

export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const values = formValues(form)
    const plan = parseInput(MaintenancePlan, {
      title: translated(values, 'title'),
      body: translated(values, 'body'),
      components: values.list('components'),
      startsAt: values.timeNeeded('startsAt'),
      endsAt: values.timeNeeded('endsAt'),
      verifyMinutes: values.text('verifyMinutes') || undefined,
      noticeMinutes: values.text('noticeMinutes') || undefined,
      notify: values.text('notify') === 'yes',
    })
    const { number } = await announceMaintenance(tx, plan)
    return `/desk/maintenance/${number}?done=planned`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'plan.title')

export default function NewMaintenance() {
  return <PlanView returned={useActionData<typeof action>()} />
}
