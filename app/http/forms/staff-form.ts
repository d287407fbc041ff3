import { redirect } from '@remix-run/node'
import { onceForm, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { filesOfForm, type FormFiles } from '#app/http/forms/form-files.ts'
import { isMendable, orReturned } from '#app/http/forms/returned.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { visitor } from '#app/http/visitor.ts'
import { forgetViewCounts } from '#app/http/view-counts.ts'
import { deskPath, optionalStaff, staffOfButton, staffOfForm, type StaffContext } from '#app/http/staff.ts'

/** The verb of a form, in the transaction that remembers its key. */
export type Work<Answer> = (tx: StaffContext, form: FormData) => Promise<Answer>

/** Does the work of a form of the desk once a key, and gives its answer again to a double click. */
export async function onceByStaff<Answer>(
  ctx: StaffContext,
  request: Request,
  form: FormData,
  work: Work<Answer>,
): Promise<Answer> {
  const answer = await onceForm(ctx, await sentForm(request, form, ctx.actor.id), (tx) => work(tx, form))
  forgetViewCounts()
  return answer
}

/**
 * A form of the desk in which something is typed: done once a key, then on to the address that `work` names. A refusal
 * that the person can mend shows its page again with everything typed.
 */
export async function answerForm(request: Request, work: Work<string>) {
  const form = await request.formData()
  return answerSent(request, form, async () => work)
}

/** The same for a form with files: those that may be taken are kept while it comes back. `address`: where it came from. */
export async function answerFormWithFiles<Found>(
  request: Request,
  address: string,
  { before, work }: WithFiles<Found>,
) {
  const form = await request.formData()
  const files = await filesOfForm((await optionalStaff(request)) ?? visitor(), form, address)
  return answerSent(
    request,
    form,
    async (ctx) => {
      const found = await before(ctx, form)
      return (tx) => work(tx, form, files, found)
    },
    files,
  )
}

type WithFiles<Found> = {
  /** What is asked before the transaction begins, which it must neither hold up nor end. */
  before: (ctx: StaffContext, form: FormData) => Promise<Found>
  work: (tx: StaffContext, form: FormData, files: FormFiles, found: Found) => Promise<string>
}

function answerSent(
  request: Request,
  form: FormData,
  prepare: (ctx: StaffContext) => Promise<Work<string>>,
  files?: FormFiles,
) {
  return orReturned(
    { request, form },
    async () => {
      const ctx = await staffOfForm(request)
      const to = await onceByStaff(ctx, request, form, await prepare(ctx))
      await files?.forget()
      return redirect(to)
    },
    // Who was signed out meanwhile signs in on top of the page and sends again.
    { mends: ['unauthorized'], files },
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
export async function answerButton(request: Request, ways: Ways, work: Work<unknown>) {
  const form = await request.formData()
  const back = backOf(form, ways.back)
  return orReturned(
    { request, form },
    async () => {
      const ctx = await staffOfButton(request, back)
      try {
        const to = await onceByStaff(ctx, request, form, async (tx) => {
          const answer = await work(tx, form)
          return isElsewhere(answer) ? answer.to : withResult(ways.next ?? back, wordsOf(answer, ways.done))
        })
        return redirect(to)
      } catch (error) {
        if (!isMendable(error)) throw error
        const [first] = error.fields
        const why = first ? { refused: first.message, field: first.field } : { refused: error.reason }
        return redirect(withResult(back, why))
      }
    },
    // What is typed elsewhere on the page stays: who was signed out signs in on top of it and presses again.
    { mends: ['unauthorized'] },
  )
}

/**
 * A form for many tickets at once. What it does keeps its own keys, one a ticket, as each is a transaction of its own:
 * `work` gets them, and answers the step that can be taken back. A refusal shows the form again with everything typed.
 */
export async function answerBulk(
  request: Request,
  back: string,
  work: (ctx: StaffContext, form: FormData, sent: SentForm) => Promise<{ step: string }>,
) {
  const form = await request.formData()
  return orReturned(
    { request, form },
    async () => {
      const ctx = await staffOfForm(request)
      const { step } = await work(ctx, form, await sentForm(request, form, ctx.actor.id))
      forgetViewCounts()
      return redirect(withResult(backOf(form, back), { done: 'bulk', undo: step }))
    },
    { mends: ['unauthorized'] },
  )
}

/** What `work` answers for the next page: a word, or a word with the step that may be taken back. */
function wordsOf(answer: unknown, otherwise: string | undefined): { done?: string; undo?: string } {
  if (isDone(answer)) return { done: answer.done, ...(answer.undo ? { undo: answer.undo } : {}) }
  const done = typeof answer === 'string' ? answer : otherwise
  return done ? { done } : {}
}

const isDone = (answer: unknown): answer is { done: string; undo?: string } =>
  typeof answer === 'object' && answer !== null && 'done' in answer && typeof answer.done === 'string'

/** What was done may lead to a page of its own. */
const isElsewhere = (answer: unknown): answer is { to: string } =>
  typeof answer === 'object' && answer !== null && 'to' in answer && typeof answer.to === 'string'

/** Where a form wants to go back to, a path of the desk, or `otherwise`. */
export function backOf(form: FormData, otherwise: string): string {
  const wanted = form.get('back')
  return typeof wanted === 'string' && deskPath(wanted) !== '/desk' ? deskPath(wanted) : otherwise
}
