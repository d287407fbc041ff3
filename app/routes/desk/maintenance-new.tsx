import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { ensure } from '#app/domain/errors.ts'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { announceMaintenance, MaintenancePlan } from '#app/domain/maintenance/announce.ts'
import { requireStaff } from '#app/http/staff.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { onceForm } from '#app/routes/desk/once-form.ts'
import { orReturned, parsed } from '#app/routes/desk/returned-form.ts'
import { translated } from '#app/routes/desk/translated.ts'
import { PlanView } from '#app/ui/desk/news/plan-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canCommand(actor))
  return { formKey: crypto.randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  return orReturned(form, async () => {
    const values = formValues(form)
    const plan = parsed(MaintenancePlan, {
      title: translated(values, 'title'),
      body: translated(values, 'body'),
      components: values.list('components'),
      startsAt: values.timeNeeded('startsAt'),
      endsAt: values.timeNeeded('endsAt'),
      verifyMinutes: values.text('verifyMinutes') || undefined,
      noticeMinutes: values.text('noticeMinutes') || undefined,
      notify: values.text('notify') === 'yes',
    })
    const number = await onceForm(ctx, form, async (tx) => (await announceMaintenance(tx, plan)).number)
    return redirect(`/desk/maintenance/${number}?done=planned`)
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'plan.title')

export default function NewMaintenance() {
  return <PlanView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
