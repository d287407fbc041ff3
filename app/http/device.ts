import { readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes } from '#app/platform/uuid.ts'
import { cookieOptions, deviceCookie } from '#app/http/cookies.ts'

type Device = { staffId: string; token: string }

const purpose = 'staff-device'
const days = 180
/** Colleagues who share a desk. */
const most = 8

/**
 * The members of staff who have signed in with this browser. Who fails elsewhere in their name can't lock them out
 * here; nothing else hangs on it.
 */
export async function devicesOf(request: Request): Promise<Device[]> {
  const value: unknown = await deviceCookie.parse(request.headers.get('Cookie'))
  if (typeof value !== 'string') return []
  return value
    .split('.')
    .slice(0, most)
    .flatMap((token) => {
      const body = readToken(purpose, token)
      return body?.length === 16 ? [{ staffId: uuidFromBytes(body), token }] : []
    })
}

/** The header by which this browser is known to one more member of staff; the latest come first. */
export function deviceCookieFor(staffId: string, known: readonly Device[]): Promise<string> {
  const others = known.filter((one) => one.staffId !== staffId).map(({ token }) => token)
  const tokens = [signToken(purpose, bytesOfUuid(staffId)), ...others].slice(0, most)
  return deviceCookie.serialize(tokens.join('.'), cookieOptions(days * 86_400))
}
