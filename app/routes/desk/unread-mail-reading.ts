import type { ActionFunctionArgs } from '@remix-run/node'
import { retryMail } from '#app/domain/delivery/inbound-mails/retry-mail.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/settings/unread-mails', done: 'mailRetried' }, (tx) =>
    retryMail(tx, params.id ?? ''),
  )
}
