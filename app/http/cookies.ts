import { createCookie } from '@remix-run/node'
import { config } from '#app/platform/config.ts'

const isSecure = () => config().BASE_URL.startsWith('https:')

const base = { httpOnly: true, sameSite: 'lax', path: '/' } as const

/** The desk's session token; the token itself is random and kept hashed, so the cookie needs no signature. */
export const staffCookie = createCookie('fd_staff', base)

/** Says who has signed in with this browser before. */
export const deviceCookie = createCookie('fd_device', base)

/** Opens one ticket for its reporter: two tickets in two tabs don't push each other out. */
export const passCookie = (number: string) => createCookie(`fd_t_${number}`, base)

/** Opens one subscription for half an hour. */
export const subscriberCookie = createCookie('fd_sub', base)

export const cookieOptions = (maxAge: number) => ({ ...base, secure: isSecure(), maxAge })
