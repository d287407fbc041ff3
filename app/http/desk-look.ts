import { createCookie } from '@remix-run/node'
import { cookieOptions } from '#app/http/cookies.ts'
import { deskLookOf, isDensity, isTheme, type DeskLook } from '#app/domain/ground/vocabulary/desk-look.ts'

const yearSeconds = 365 * 24 * 3600
const lookCookie = createCookie('fd_look', { httpOnly: true, sameSite: 'lax', path: '/desk' })

/**
 * How the desk looks in this browser: `?density=compact` or `?theme=dark` chooses it and is remembered. It comes with the
 * document, so that no page flashes in another look first.
 */
export async function deskLook(request: Request): Promise<{ look: DeskLook; setCookie: string | null }> {
  const { searchParams } = new URL(request.url)
  const kept = deskLookOf(await lookCookie.parse(request.headers.get('Cookie')))
  const density = searchParams.get('density')
  const theme = searchParams.get('theme')
  if (!isDensity(density) && !isTheme(theme)) return { look: kept, setCookie: null }
  const look = {
    density: isDensity(density) ? density : kept.density,
    theme: isTheme(theme) ? theme : kept.theme,
  }
  const options = { ...cookieOptions(yearSeconds), path: '/desk' }
  return { look, setCookie: await lookCookie.serialize(look, options) }
}
