import { useLocation } from '@remix-run/react'
import { isKey } from '#app/i18n/catalogue.ts'
import { withoutPrefix } from '#app/i18n/language.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { ErrorPage } from '#app/ui/state/error-page.tsx'

/** What an error boundary shows for a refusal: its reason in the reader's words where the catalogue has it. */
export function ErrorAnswer({ status, data }: { status: number; data: unknown }) {
  const t = useT()
  const href = usePublicHref()
  const word = reasonOf(data) ?? ''
  const reason = `refusal.${word}`
  const toTrack = word === 'link.invalid' && isOfTicket(useLocation().pathname)
  // Nothing was sent where the address itself is refused: to its reader no page is there.
  const shown = word.startsWith('address.') ? 404 : status
  return (
    <ErrorPage
      status={shown}
      message={toTrack ? t('error.linkOfTicket') : isKey(reason) ? t(reason) : undefined}
    >
      {toTrack ? (
        <LinkButton href={href(trackPath(data))} icon="search">
          {t('nav.track')}
        </LinkButton>
      ) : null}
      <LinkButton href={href('/')} look={toTrack ? 'secondary' : 'primary'}>
        {t('error.toHome')}
      </LinkButton>
      <LinkButton href={href('/contact')} look="secondary">
        {t('error.toContact')}
      </LinkButton>
    </ErrorPage>
  )
}

/** The links of messages about a ticket: its page gives what they gave. */
const isOfTicket = (pathname: string) => /^\/(?:t|rate)\//.test(withoutPrefix(pathname))

/** With the number where an expired link has told it. */
function trackPath(data: unknown): string {
  const details = typeof data === 'object' && data !== null && 'details' in data ? data.details : null
  const number =
    typeof details === 'object' && details !== null && 'number' in details ? details.number : null
  return typeof number === 'string' ? `/track?${new URLSearchParams({ number })}` : '/track'
}

const reasonOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string'
    ? data.reason
    : null
