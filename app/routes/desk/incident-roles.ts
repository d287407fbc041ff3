import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { HandOver, handOverRole } from '#app/domain/incidents/incidents/hand-over.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Gives a role of the incident to a colleague. */
export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerButton(
    request,
    { back: `/desk/incidents/${number}`, done: 'handedOver' },
    async (tx, form) => {
      const { text } = formValues(form)
      await handOverRole(tx, number, parseInput(HandOver, { role: text('role'), to: text('to') }))
    },
  )
}
