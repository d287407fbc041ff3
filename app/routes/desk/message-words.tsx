import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { partsOf } from '#app/domain/wording/parts.ts'
import { sendingFacts } from '#app/domain/wording/providers.ts'
import { reword } from '#app/domain/wording/reword.ts'
import { placeAt, showWording } from '#app/domain/wording/show.ts'
import { previewWords } from '#app/domain/wording/show-template.ts'
import { requireStaff, type StaffContext } from '#app/http/staff.ts'
import { formValues, valuesOf } from '#app/routes/desk/form-values.ts'
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
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const { text } = formValues(form)
  const place = placeAt(params)
  const words = Object.fromEntries(partsOf(place.message, place.medium).map(({ key }) => [key, text(key)]))
  if (text('intent') === 'preview') {
    const { errors, previews } = await previewWords(ctx, place, words)
    const status = errors.length > 0 ? 422 : 200
    return data({ values: valuesOf(form), reason: 'invalid', errors, previews, now: null }, { status })
  }
  try {
    const seenVersion = Number(text('seenVersion'))
    await reword(ctx, place, { words, reason: text('reason'), seenVersion })
    const channel = place.medium === 'mail' ? 'email' : 'sms'
    return redirect(`${templatePath({ ...place, channel })}&done=reworded`)
  } catch (error) {
    return refused(ctx, place, form, error)
  }
}

/** Everything typed comes back; beside it, where somebody was faster, what is saved by now. */
async function refused(ctx: StaffContext, place: ReturnType<typeof placeAt>, form: FormData, error: unknown) {
  if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
  const { reason, fields, status } = error
  const now = reason === 'wording.stale' ? await showWording(ctx, place) : null
  return data({ values: valuesOf(form), reason, errors: [...fields], previews: [], now }, { status })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'wording.title')

export default function MessageWords() {
  return <WordsView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
