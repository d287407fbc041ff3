import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { operatorContactDetails } from '#app/domain/ground/operator/operator-contact-details.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { deskLook } from '#app/http/desk-look.ts'
import { baseUrl } from '#app/http/base-url.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf, withoutPrefix } from '#app/i18n/language.ts'
import { PublicFrame } from '#app/routes/public/frame.tsx'
import { isOpenPage } from '#app/routes/public/pages.ts'
import { LanguageProvider } from '#app/ui/language.tsx'
import icon from '#app/ui/page/icon.svg'
import { PublicHead } from '#app/ui/page/public-head.tsx'
import { placeOf } from '#app/ui/page/public-href.ts'
import { ErrorAnswer } from '#app/ui/state/error-answer.tsx'
import { DeskError } from '#app/ui/desk/frame/desk-error.tsx'
import '#app/ui/base.css'

export const links: LinksFunction = () => [{ rel: 'icon', href: icon, type: 'image/svg+xml' }]

/** For pages without a title of their own, errors above all. */
export const meta: MetaFunction = ({ location }) => [
  { title: translator(languageOf(location.pathname))('product.name') },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const nonce = typeof context.nonce === 'string' ? context.nonce : undefined
  const base = baseUrl()
  if (!isDesk(new URL(request.url).pathname)) {
    return data({ nonce, base, language: null, look: null, desk: operatorContactDetails() })
  }
  const { language, setCookie } = await deskLanguage(request)
  const { look, setCookie: setLook } = await deskLook(request)
  const headers = new Headers()
  for (const cookie of [setCookie, setLook]) if (cookie) headers.append('Set-Cookie', cookie)
  return data({ nonce, base, language, look, desk: null }, { headers })
}

/** Nonce, language and look belong to the document: asking again would change nothing. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const location = useLocation()
  const place = placeOf(location)
  const { nonce, base = '', language: chosen, look } = useRouteLoaderData<typeof loader>('root') ?? {}
  const desk = isDesk(location.pathname)
  const language = desk ? (chosen ?? 'zh-CN') : place.language
  const size = desk ? 'normal' : place.size
  return (
    <html
      lang={language}
      data-face={desk ? 'desk' : 'public'}
      data-size={size === 'normal' ? undefined : size}
      data-density={look?.density === 'compact' ? 'compact' : undefined}
      data-theme={look && look.theme !== 'system' ? look.theme : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {desk ? null : (
          <LanguageProvider language={language}>
            <PublicHead base={base} open={base !== '' && isOpenPage(pathOf(location))} />
          </LanguageProvider>
        )}
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        {useMatches().some(isHydrated) ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { pathname } = useLocation()
  const desk = useRouteLoaderData<typeof loader>('root')?.desk ?? null
  const status = isRouteErrorResponse(error) ? error.status : 500
  const known = isRouteErrorResponse(error) ? error.data : null
  return isDesk(pathname) ? (
    <main id="content">
      <DeskError status={status} data={known} />
    </main>
  ) : (
    <PublicFrame state={null} desk={desk}>
      <ErrorAnswer status={status} data={known} />
    </PublicFrame>
  )
}

/** Without language prefix and without a slash at its end. */
const pathOf = ({ pathname }: { pathname: string }) => withoutPrefix(pathname).replace(/(?<=.)\/$/, '')

const isDesk = (pathname: string) => /^\/desk(\/|$)/.test(pathname)

/** A route says `handle = { hydrate: true }` when it wants scripts; public pages don't. */
const isHydrated = ({ handle }: { handle: unknown }) =>
  typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true
