import { justDone, type JustDone } from '#app/domain/desk/undo/just-done.ts'
import { resultNames } from '#app/domain/ground/vocabulary/action-result.ts'
import type { StaffContext } from '#app/http/staff.ts'

/** What the page that one comes back to says about what was done: a word of the catalogue, or a refusal. */
export type ActionResult = { done: string | null; refused: string | null; field: string | null }

export function actionResult(request: Request): ActionResult {
  const { searchParams } = new URL(request.url)
  const word = (name: string) => searchParams.get(name)?.slice(0, 60) ?? null
  return { done: word('done'), refused: word('refused'), field: word('field') }
}

/** The same for staff, who may take back what they have just done. */
export async function staffResult(
  ctx: StaffContext,
  request: Request,
): Promise<ActionResult & JustDone & { kept: string | null }> {
  const { searchParams } = new URL(request.url)
  const just = await justDone(ctx, searchParams.get('undo'))
  return { ...actionResult(request), ...just, kept: searchParams.get('kept')?.slice(0, 4) ?? null }
}

type ResultWords = { done?: string; refused?: string; field?: string; undo?: string; kept?: string }

/** A path with what its page shall say, instead of what it said before. */
export function withResult(path: string, words: ResultWords): string {
  const url = new URL(path, 'http://localhost')
  for (const name of resultNames) url.searchParams.delete(name)
  for (const [name, word] of Object.entries(words)) url.searchParams.set(name, word)
  return url.pathname + url.search
}
