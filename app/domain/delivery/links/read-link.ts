import type { Context } from '#app/domain/ground/context.ts'
import { linkOfToken, type Link, type LinkPurpose } from './links.ts'
import { parseShortCode } from './short-code.ts'
import { linkOfCode } from './short-links.ts'

/**
 * What the token of an address says, expired or not; null where it is not ours or for another purpose. This is the one
 * place that knows both spellings: the signed token of mails and answers, and the short code of SMS. Throws tooMany for
 * an address that guesses codes.
 */
export async function readLink(ctx: Context, purpose: LinkPurpose, token: string): Promise<Link | null> {
  const code = parseShortCode(token)
  return code === null ? linkOfToken(purpose, token) : linkOfCode(ctx, purpose, code)
}

/** The id behind a token, or null where it is not ours, for another purpose, or expired. Throws tooMany. */
export async function openLink(ctx: Context, purpose: LinkPurpose, token: string): Promise<string | null> {
  const link = await readLink(ctx, purpose, token)
  return link && link.expiresAt > ctx.now ? link.id : null
}
