import type { Context } from '#app/domain/ground/context.ts'

/** What was posted: the body as it came, and what lets it in. */
export type InboundCall = { raw: Buffer; query: URLSearchParams; signature: string | null }

export type InboundChannel = {
  /** What is posted and how it is signed, for the description of the API. */
  about: string
  /** Keeps what came. Throws notFound where it is not set up, unauthorized for what was not signed. */
  take(ctx: Context, call: InboundCall): Promise<void>
}
