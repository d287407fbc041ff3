import { createCookie } from '@remix-run/node'
import { cookieOptions } from '#app/http/cookies.ts'
import { isLanguage, languageOr, type Language } from '#app/i18n/language.ts'

const yearSeconds = 365 * 24 * 3600
const languageCookie = createCookie('fd_lang', { httpOnly: true, sameSite: 'lax', path: '/desk' })

export type DeskLanguage = { language: Language; setCookie: string | null }

/**
 * The language the desk speaks to this member of staff: `?lang=en` chooses it and is remembered. Public pages have
 * theirs in the address and no cookie.
 */
export async function deskLanguage(request: Request): Promise<DeskLanguage> {
  const chosen = new URL(request.url).searchParams.get('lang')
  if (isLanguage(chosen)) {
    const options = { ...cookieOptions(yearSeconds), path: '/desk' }
    return { language: chosen, setCookie: await languageCookie.serialize(chosen, options) }
  }
  const kept: unknown = await languageCookie.parse(request.headers.get('Cookie'))
  return { language: languageOr(kept), setCookie: null }
}
