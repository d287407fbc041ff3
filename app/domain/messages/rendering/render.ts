import { isDeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import { declaredMessages } from '#app/domain/messages/declarations/declared-messages.ts'
import { personalise } from './personalise.ts'
import type { RenderInput } from './render-input.ts'
import { renderNews } from './render-news.ts'
import { renderTest } from './render-test.ts'
import type { Rendered } from './rendered.ts'

/**
 * The message of one ledger row, or null where what it speaks of is gone. Throws for a name that no message has: the row
 * is then refused as one that can't be rendered, and logged.
 */
export function render(input: RenderInput): Rendered | null {
  const { message } = input.notice
  if (message === 'test') return renderTest(input)
  if (!isDeclaredName(message)) throw new Error(`no message is named ${message}`)
  const declared = declaredMessages[message]
  if (declared.kind === 'news') return renderNews(declared, input)
  const text = declared.compose(input)
  return text && personalise(text, input)
}
