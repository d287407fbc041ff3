import type { ActionFunctionArgs } from '@remix-run/node'
import { acknowledgeAlarm } from '#app/domain/delivery/alarms/own-alarms.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk' }, (tx) => acknowledgeAlarm(tx, params.id ?? ''))
}
