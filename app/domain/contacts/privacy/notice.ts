import type { Written } from '#app/domain/ground/translated/written.ts'

/** One version of the privacy notice as the product comes with it; a new one is added to the list, none is changed. */
export type NoticeSeed = {
  version: number
  /** The day it takes effect, in Asia/Shanghai. */
  effectiveOn: string
  /** What changed against the version before, in a sentence or two. */
  changes: Written
  /** Markdown with `{placeholders}` that ground/operator/operator-promises.ts fills. */
  body: Written
}
