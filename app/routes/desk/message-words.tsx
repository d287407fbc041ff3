import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { partsOf } from '#app/domain/messages/declarations/declared-messages.ts'
import { sendingFacts } from '#app/domain/messages/templates/providers.ts'
import { reword } from '#app/domain/messages/templates/reword.ts'
import { placeAt, showWording } from '#app/domain/messages/templates/show-wording.ts'
import { previewWords } from '#app/domain/messages/templates/show-template.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { returnedBy } from '#app/http/forms/returned.ts'
import { onceByStaff } from '#app/http/forms/staff-form.ts'
import { requireStaff, staffOfForm } from '#app/http/staff.ts'
import { templatePath } from '#app/ui/desk/messages/template-path.ts'
import { WordsView } from '#app/ui/desk/messages/words-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const view = await showWording(ctx, placeAt(params))
  const from = new URL(request.url).searchParams.get('from')
  return {
    view,
    from: from !== null && /^\d{1,9}$/.test(from) ? Number(from) : null,
    facts: sendingFacts(),
    now: ctx.now,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text } = formValues(form)
  const place = placeAt(params)
  const words = Object.fromEntries(partsOf(place.message, place.medium).map(({ key }) => [key, text(key)]))
  try {
    const ctx = await staffOfForm(request)
    if (text('intent') === 'preview') {
      const { errors, previews } = await previewWords(ctx, place, words)
      const { returned } = returnedBy(invalid(errors), { request, form })
      return data({ ...returned, previews, now: null }, { status: errors.length > 0 ? 422 : 200 })
    }
    await onceByStaff(ctx, request, form, async (tx) => {
      await reword(tx, place, { words, reason: text('reason'), seenVersion: Number(text('seenVersion')) })
    })
    const channel = place.medium === 'mail' ? 'email' : 'sms'
    return redirect(`${templatePath({ ...place, channel })}&done=reworded`)
  } catch (error) {
    const { returned, status } = returnedBy(error, { request, form }, { mends: ['unauthorized'] })
    // The words that somebody else has saved meanwhile.
    const now =
      returned.reason === 'wording.stale' ? await showWording(await staffOfForm(request), place) : null
    return data({ ...returned, previews: [], now }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'wording.title')

export default function MessageWords() {
  return <WordsView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
