import type { CauseCode } from '#app/domain/knowledge/causes/cause-codes.ts'
import type { Written } from '#app/domain/ground/translated/written.ts'
import type { InvoiceKind } from '#app/domain/invoices/reading/kinds.ts'

/** The shelves of the help pages, in the order a reader meets them. */
export const topics = ['lookup', 'invoice', 'kinds', 'desk'] as const
export type Topic = (typeof topics)[number]

/**
 * An article that the product comes with. The texts are Markdown; their sections begin with `##`, the title stands
 * above. What it is about (causes, kinds) says where it is offered.
 */
export type ArticleSeed = {
  slug: string
  topic: Topic
  causes: readonly CauseCode[]
  invoiceKinds: readonly InvoiceKind[]
  /** What people call it, or ask for, in words that it doesn't use: it is found by them. */
  words: readonly string[]
  title: Written
  /** One sentence. */
  summary: Written
  body: Written
}
