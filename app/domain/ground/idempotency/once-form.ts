import { inTransaction, withActor, type Actor, type Context } from '#app/domain/ground/context.ts'
import { once } from './once.ts'

/** What a form has sent, as far as it matters for doing it once. */
export type SentForm = {
  /** Whose form it is and which: the same key means nothing to another person or at another address. */
  scope: string
  /** Made with the page that shows the form; empty where the form came without one. */
  key: string
  /** All that was typed or chosen, as one text; kept as a keyed hash only. */
  words: string
}

/** Work that no form asked for, or a form without a key: it is done each time. */
export const unkeyed: SentForm = { scope: '', key: '', words: '' }

/**
 * Does the work of a form once a key, in one transaction: the same key and words get the first answer and nothing is
 * done, the same key with other words is refused (`form.other_words`). The answer is kept as JSON for two days. Work
 * that throws leaves the key free.
 */
export async function onceForm<A extends Actor, Answer>(
  ctx: Context & { actor: A },
  sent: SentForm,
  work: (tx: Context & { actor: A }) => Promise<Answer>,
): Promise<Answer> {
  const own = (tx: Context) => work(withActor(tx, ctx.actor))
  if (sent.key === '') return inTransaction(ctx, own)
  const call = {
    scope: sent.scope,
    key: sent.key,
    body: sent.words,
    refusal: 'form.other_words' as const,
  }
  const { body } = await once(ctx, call, async (tx) => ({ status: 200, body: await own(tx) }))
  return body
}
