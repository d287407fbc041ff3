import { redirect, type AppLoadContext } from '@remix-run/node'
import type { Context, StaffActor } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { sessionHours, signIn } from '#app/domain/people/sign-in.ts'
import { signOut, staffOfSession } from '#app/domain/people/session.ts'
import { cookieOptions, staffCookie } from '#app/http/cookies.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { config } from '#app/platform/config.ts'

export type StaffContext = Context & { actor: StaffActor }

/** The token of the request's desk session, or null. */
export async function sessionToken(request: Request): Promise<string | null> {
  const token: unknown = await staffCookie.parse(request.headers.get('Cookie'))
  return typeof token === 'string' && token !== '' ? token : null
}

/** Who works here; null where nobody is signed in. */
export async function optionalStaff(request: Request): Promise<StaffContext | null> {
  const token = await sessionToken(request)
  if (!token) return null
  const ctx = visitor()
  const actor = await staffOfSession(ctx, token)
  return actor ? { ...ctx, actor } : null
}

/** The context of a member of staff. Nobody signed in: a page goes to the sign-in and comes back, a call gets 401. */
export async function requireStaff(request: Request): Promise<StaffContext> {
  const ctx = await optionalStaff(request)
  if (ctx) return ctx
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.pathname.startsWith('/desk')) {
    throw new DomainError('unauthorized', 'unauthorized')
  }
  throw redirect(`/desk/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
}

/** Signs in and gives the header that sets the session's cookie. */
export async function beginSession(
  request: Request,
  context: AppLoadContext,
  credentials: { email: string; password: string },
): Promise<string> {
  const token = await signIn(visitor(), {
    ...credentials,
    address: addressOf(context),
    userAgent: request.headers.get('User-Agent') ?? '',
  })
  return staffCookie.serialize(token, cookieOptions(sessionHours * 3600))
}

export async function endSession(request: Request): Promise<string> {
  const token = await sessionToken(request)
  if (token) await signOut(visitor(), token)
  return staffCookie.serialize('', { ...cookieOptions(0), maxAge: 0 })
}

/** The one-time link with which a colleague chooses a password. */
export const invitationUrl = (token: string) => `${config().BASE_URL}/desk/invitation/${token}`

/** Where to go after signing in: a path of the desk, never another site. */
export function deskPath(wanted: string | null): string {
  return wanted && /^\/desk(\/[\w./?=&%-]*|\?[\w=&%-]*)?$/.test(wanted) && !wanted.includes('//')
    ? wanted
    : '/desk'
}
