import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { canSetRules } from '#app/domain/delivery/channel-rules/policy.ts'
import { setChannelRules } from '#app/domain/delivery/channel-rules/set-channel-rules.ts'
import { showChannelRules } from '#app/domain/delivery/channel-rules/show-channel-rules.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { returnedBy } from '#app/http/forms/returned.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { onceByStaff } from '#app/http/forms/staff-form.ts'
import { optionalStaff, requireStaff, staffOfForm } from '#app/http/staff.ts'
import { RulesView } from '#app/ui/desk/messages/rules-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** Which transition tells whom on which channels. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return {
    rules: await showChannelRules(ctx),
    may: canSetRules(ctx.actor),
    result: actionResult(request),
    now: ctx.now,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text, list } = formValues(form)
  try {
    await onceByStaff(await staffOfForm(request), request, form, (tx) =>
      setChannelRules(tx, {
        on: list('on'),
        reason: text('reason'),
        seenVersion: Number(text('seenVersion')),
      }),
    )
    return redirect('/desk/settings/messages?done=rulesSet')
  } catch (error) {
    const { returned, status } = returnedBy(error, { request, form }, { mends: ['unauthorized'] })
    // What holds by now: somebody else may have been faster.
    const ctx = await optionalStaff(request)
    return data({ ...returned, now: ctx && (await showChannelRules(ctx)) }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'rules.title')

export default function MessageRules() {
  return <RulesView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
