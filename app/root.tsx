import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
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
import { PublicFrame } from '#app/routes/public/frame.tsx'
import { LanguageProvider } from '#app/ui/language.tsx'
import icon from '#app/ui/page/icon.svg'
import { placeOf } from '#app/ui/page/public-href.ts'
import { ErrorAnswer } from '#app/ui/state/error-answer.tsx'
import '#app/ui/base.css'

export const links: LinksFunction = () => [{ rel: 'icon', href: icon, type: 'image/svg+xml' }]

export function loader({ context }: LoaderFunctionArgs) {
  return { nonce: typeof context.nonce === 'string' ? context.nonce : undefined }
}

/** The nonce belongs to the document: asking again would change nothing. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const location = useLocation()
  const { language, size } = placeOf(location)
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce
  const desk = isDesk(location.pathname)
  return (
    <html
      lang={language}
      data-face={desk ? 'desk' : 'public'}
      data-size={size === 'normal' ? undefined : size}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
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
  const status = isRouteErrorResponse(error) ? error.status : 500
  const answer = <ErrorAnswer status={status} data={isRouteErrorResponse(error) ? error.data : null} />
  return isDesk(pathname) ? (
    <main id="content">{answer}</main>
  ) : (
    <PublicFrame state={null}>{answer}</PublicFrame>
  )
}

const isDesk = (pathname: string) => /^\/desk(\/|$)/.test(pathname)

/** A route says `handle = { hydrate: true }` when it wants scripts; public pages don't. */
const isHydrated = ({ handle }: { handle: unknown }) =>
  typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true
