import { redirect } from '@remix-run/node'
import { unauthorized } from '#app/domain/ground/errors/errors.ts'
import { onceForm } from '#app/domain/ground/idempotency/once-form.ts'
import { isMendable, orReturned } from '#app/http/forms/returned.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { deskPath, optionalStaff, requireStaff, type StaffContext } from '#app/http/staff.ts'

/** The verb of a form, in the transaction that remembers its key. */
export type Work<Answer> = (tx: StaffContext, form: FormData) => Promise<Answer>

/** Does the work of a form of the desk once a key, and gives its answer again to a double click. */
export async function onceByStaff<Answer>(
  ctx: StaffContext,
  request: Request,
  form: FormData,
  work: Work<Answer>,
): Promise<Answer> {
  return onceForm(ctx, await sentForm(request, form, ctx.actor.id), (tx) => work(tx, form))
}

/**
 * A form of the desk in which something is typed: done once a key, then on to the address that `work` names. A refusal
 * that the person can mend shows its page again with everything typed.
 */
export async function answerForm(request: Request, work: Work<string>) {
  const form = await request.formData()
  return orReturned(
    { request, form },
    async () => {
      const ctx = await optionalStaff(request)
      if (!ctx) throw unauthorized('signed_out')
      return redirect(await onceByStaff(ctx, request, form, work))
    },
    // Who was signed out meanwhile signs in on top of the page and sends again.
    { mends: ['unauthorized'] },
  )
}

type Ways = {
  /** Where the button stands, if the form does not say it. */
  back: string
  /** The word that the next page says; `work` may answer another. */
  done?: string
  /** Where the next work is, if not where one came from. */
  next?: string
}

/**
 * A button or a choice of the desk, with nothing typed: done once a key. There is nothing to lose, so a refusal that the
 * person can mend is said on the page where the button stands.
 */
export async function answerButton(request: Request, ways: Ways, work: Work<unknown>): Promise<Response> {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const back = backOf(form, ways.back)
  try {
    const to = await onceByStaff(ctx, request, form, async (tx) => {
      const answer = await work(tx, form)
      const done = typeof answer === 'string' ? answer : ways.done
      return withResult(ways.next ?? back, done ? { done } : {})
    })
    return redirect(to)
  } catch (error) {
    if (!isMendable(error)) throw error
    const [first] = error.fields
    const why = first ? { refused: first.message, field: first.field } : { refused: error.reason }
    return redirect(withResult(back, why))
  }
}

/** Where a form wants to go back to, a path of the desk, or `otherwise`. */
export function backOf(form: FormData, otherwise: string): string {
  const wanted = form.get('back')
  return typeof wanted === 'string' && deskPath(wanted) !== '/desk' ? deskPath(wanted) : otherwise
}
