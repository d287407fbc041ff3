import { redirect } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { deskPath } from '#app/http/staff.ts'

/** What the page that one comes back to says about what was done: a word of the catalogue, or a refusal. */
export type Said = { done: string | null; refused: string | null; field: string | null }

export function said(request: Request): Said {
  const { searchParams } = new URL(request.url)
  const word = (name: string) => searchParams.get(name)?.slice(0, 60) ?? null
  return { done: word('done'), refused: word('refused'), field: word('field') }
}

/**
 * Does the work of a form and goes back to where it was sent from, saying how it went. A refusal that the person can
 * mend is said there; what they may not know of or not do keeps its status.
 */
export async function answered(
  back: string,
  done: string,
  work: () => Promise<unknown>,
  /** Where the next work is, if not where one came from. */
  next = back,
): Promise<Response> {
  try {
    await work()
    return redirect(withWords(next, { done }))
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const [first] = error.fields
    return redirect(
      withWords(back, first ? { refused: first.message, field: first.field } : { refused: error.reason }),
    )
  }
}

/** Where a form wants to go back to, a path of the desk, or `otherwise`. */
export function backOf(form: FormData, otherwise: string): string {
  const wanted = form.get('back')
  return typeof wanted === 'string' && deskPath(wanted) !== '/desk' ? deskPath(wanted) : otherwise
}

function withWords(path: string, words: Record<string, string>): string {
  const url = new URL(path, 'http://localhost')
  for (const name of ['done', 'refused', 'field']) url.searchParams.delete(name)
  for (const [name, word] of Object.entries(words)) url.searchParams.set(name, word)
  return url.pathname + url.search
}
