import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { mayReadOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { listedMessages } from '#app/domain/messages/declarations/declared-messages.ts'
import { canReword } from '#app/domain/messages/wording/policy.ts'
import { sendingFacts } from '#app/domain/messages/templates/providers.ts'
import { sendTest, TestInput, testState } from '#app/domain/messages/templates/send-test.ts'
import { showTemplate } from '#app/domain/messages/templates/show-template.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { onceByStaff } from '#app/http/forms/staff-form.ts'
import { requireStaff, staffOfForm } from '#app/http/staff.ts'
import { MessagesView } from '#app/ui/desk/messages/messages-view.tsx'
import { templatePath } from '#app/ui/desk/messages/template-path.ts'
import { deskTitle } from '#app/ui/desk/title.ts'

/** One message in one language and channel, filled with invented facts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const word = (name: string) => searchParams.get(name) ?? ''
  const [name, variant, language, channel] = ['name', 'variant', 'language', 'channel'].map(word)
  const mayReword = canReword(ctx.actor)
  return {
    groups: listedMessages,
    isChosen: searchParams.has('name'),
    template: await showTemplate(ctx, {
      name: name ?? '',
      variant: variant ?? '',
      language: language ?? '',
      channel: channel ?? '',
    }),
    facts: sendingFacts(),
    test: mayReword ? await testState(ctx, word('test')) : null,
    mayReword,
    outbox: mayReadOutbox(ctx.actor),
    result: actionResult(request),
  }
}

/** Sends the previewed message to the typed address. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const input = Object.fromEntries(
    ['message', 'variant', 'language', 'channel', 'address'].map((name) => [name, textOf(form, name)]),
  )
  return orReturned(
    { request, form },
    async () => {
      const wanted = parseInput(TestInput, input)
      const test = await onceByStaff(await staffOfForm(request), request, form, (tx) => sendTest(tx, wanted))
      return redirect(`${templatePath(wanted)}&test=${test}#test`)
    },
    { mends: ['tooMany', 'unauthorized'] },
  )
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.messages')

export default function Messages() {
  return <MessagesView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
