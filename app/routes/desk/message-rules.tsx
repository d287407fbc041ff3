import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { canSetRules } from '#app/domain/transitions/policy.ts'
import { setRules } from '#app/domain/transitions/set-rules.ts'
import { showRules } from '#app/domain/transitions/show.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { formValues, valuesOf } from '#app/routes/desk/form-values.ts'
import { RulesView } from '#app/ui/desk/messages/rules-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** Which transition tells whom on which channels. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { rules: await showRules(ctx), may: canSetRules(ctx.actor), said: said(request), now: ctx.now }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const { text, list } = formValues(form)
  const on = list('on')
  try {
    await setRules(ctx, { on, reason: text('reason'), seenVersion: Number(text('seenVersion')) })
    return redirect('/desk/settings/messages?done=rulesSet')
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, fields, status } = error
    // What holds by now: somebody else may have been faster.
    const now = await showRules(ctx)
    return data({ values: valuesOf(form), on, reason, errors: [...fields], now }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'rules.title')

export default function MessageRules() {
  return <RulesView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
