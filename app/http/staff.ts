import { redirect, type AppLoadContext } from '@remix-run/node'
import { raiseAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { asSystem, type Context, type StaffActor } from '#app/domain/ground/context.ts'
import { DomainError, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { sessionHours, signIn } from '#app/domain/people/staff/sign-in.ts'
import { signOut, staffOfSession, type SessionUse } from '#app/domain/people/staff/session.ts'
import { deviceCookieFor, devicesOf } from '#app/http/device.ts'
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
export const optionalStaff = (request: Request): Promise<StaffContext | null> => staffOf(request, 'used')

/**
 * The same for what a page does by itself while it stands there: somebody who has gone is signed out as if no page were
 * open.
 */
export const quietStaff = (request: Request): Promise<StaffContext | null> => staffOf(request, 'quiet')

async function staffOf(request: Request, how: SessionUse): Promise<StaffContext | null> {
  const token = await sessionToken(request)
  if (!token) return null
  const ctx = visitor()
  const actor = await readOnce(`${how} ${token}`, () => staffOfSession(ctx, token, how))
  return actor ? { ...ctx, actor } : null
}

/** The loaders of a page ask in one turn: the session is read once for all of them, and anew for whoever comes later. */
const asked = new Map<string, Promise<StaffActor | null>>()

function readOnce(key: string, read: () => Promise<StaffActor | null>): Promise<StaffActor | null> {
  const known = asked.get(key)
  if (known) return known
  const reading = read()
  asked.set(key, reading)
  setImmediate(() => asked.delete(key))
  return reading
}

/** The context of a call that a page makes by itself. Throws unauthorized. */
export async function requireQuietStaff(request: Request): Promise<StaffContext> {
  const ctx = await quietStaff(request)
  if (!ctx) throw unauthorized()
  return ctx
}

/** The context of whoever sends a form in which something is typed: signed out meanwhile, they get it back. */
export async function staffOfForm(request: Request): Promise<StaffContext> {
  const ctx = await optionalStaff(request)
  if (!ctx) throw unauthorized('signed_out')
  return ctx
}

/** The same for a button: a browser without scripts, in which no page stays, goes to the sign-in and then to `back`. */
export async function staffOfButton(request: Request, back: string): Promise<StaffContext> {
  const isNavigation = request.headers.get('Sec-Fetch-Mode') === 'navigate'
  if (isNavigation && !(await optionalStaff(request))) throw toSignIn(back)
  return staffOfForm(request)
}

const toSignIn = (path: string) => redirect(`/desk/sign-in?to=${encodeURIComponent(path)}`)

/** The context of a member of staff. Nobody signed in: a page goes to the sign-in and comes back, a call gets 401. */
export async function requireStaff(request: Request): Promise<StaffContext> {
  const ctx = await optionalStaff(request)
  if (ctx) return ctx
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.pathname.startsWith('/desk')) {
    throw new DomainError('unauthorized', 'unauthorized')
  }
  throw toSignIn(url.pathname + url.search)
}

/** Signs in and gives the headers that set the session's cookie and that of the device. */
export async function beginSession(
  request: Request,
  context: AppLoadContext,
  credentials: { email: string; password: string },
): Promise<Headers> {
  const known = await devicesOf(request)
  const { token, staffId } = await signIn(visitor(), {
    ...credentials,
    address: addressOf(context),
    userAgent: request.headers.get('User-Agent') ?? '',
    knownTo: known.map(({ staffId }) => staffId),
    alarm: (tx, id) =>
      raiseAlarm(asSystem(tx), { kind: 'sign_in_attacked', subject: { type: 'service', id }, staffId: null }),
  })
  return new Headers([
    ['Set-Cookie', await staffCookie.serialize(token, cookieOptions(sessionHours * 3600))],
    ['Set-Cookie', await deviceCookieFor(staffId, known)],
  ])
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
  return wanted && /^\/desk(\/[\w./?=&%+*~-]*|\?[\w=&%+*~.-]*)?$/.test(wanted) && !wanted.includes('//')
    ? wanted
    : '/desk'
}
