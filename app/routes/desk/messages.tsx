import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { mayReadOutbox } from '#app/domain/notifications/outbox.ts'
import { templateGroups } from '#app/domain/wording/parts.ts'
import { canReword } from '#app/domain/wording/policy.ts'
import { sendingFacts } from '#app/domain/wording/providers.ts'
import { sendTest, TestInput, testState } from '#app/domain/wording/send-test.ts'
import { showTemplate } from '#app/domain/wording/show-template.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { textOf, valuesOf } from '#app/routes/desk/form-values.ts'
import { parsed } from '#app/routes/desk/returned-form.ts'
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
    groups: templateGroups,
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
    said: said(request),
  }
}

/** Sends what is shown to the address typed in. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const input = Object.fromEntries(
    ['message', 'variant', 'language', 'channel', 'address'].map((name) => [name, textOf(form, name)]),
  )
  try {
    const wanted = parsed(TestInput, input)
    const test = await sendTest(ctx, wanted)
    return redirect(`${templatePath(wanted)}&test=${test}#test`)
  } catch (error) {
    if (!(error instanceof DomainError) || !['invalid', 'tooMany'].includes(error.kind)) throw error
    const { reason, fields, status, kind } = error
    const said = kind === 'tooMany' ? 'tooMany' : reason
    return data({ values: valuesOf(form), reason: said, errors: [...fields] }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.messages')

export default function Messages() {
  return <MessagesView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
