import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { Declaration, declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { listStagePlans } from '#app/domain/incidents/stage-plans/stage-plans.ts'
import { canDeclare } from '#app/domain/people/roles/may.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { declarationOf } from '#app/routes/desk/declaration-form.ts'
import { DeclareView } from '#app/ui/desk/incidents/declare-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDeclare(ctx.actor))
  const { language } = await deskLanguage(request)
  const plans = await listStagePlans(ctx)
  return {
    tickets: new URL(request.url).searchParams.getAll('ticket'),
    plans: plans.map(({ key, name }) => ({ key, name: translatedText(name, language) })),
  }
}

export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const declaration = parseInput(Declaration, declarationOf(form))
    const { number } = await declareIncident(tx, declaration)
    return `/desk/incidents/${number}?done=${declaration.drill ? 'drillDeclared' : 'declared'}`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'declare.title')

export default function DeclareIncident() {
  return <DeclareView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
