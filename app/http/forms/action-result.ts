/** What the page that one comes back to says about what was done: a word of the catalogue, or a refusal. */
export type ActionResult = { done: string | null; refused: string | null; field: string | null }

export function actionResult(request: Request): ActionResult {
  const { searchParams } = new URL(request.url)
  const word = (name: string) => searchParams.get(name)?.slice(0, 60) ?? null
  return { done: word('done'), refused: word('refused'), field: word('field') }
}

/** A path with what its page shall say, instead of what it said before. */
export function withResult(path: string, words: { done?: string; refused?: string; field?: string }): string {
  const url = new URL(path, 'http://localhost')
  for (const name of ['done', 'refused', 'field']) url.searchParams.delete(name)
  for (const [name, word] of Object.entries(words)) url.searchParams.set(name, word)
  return url.pathname + url.search
}
