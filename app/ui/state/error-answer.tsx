import { isKey } from '#app/i18n/catalogue.ts'
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
  // Nothing was sent where the address itself is refused: to its reader no page is there.
  const shown = word.startsWith('address.') ? 404 : status
  return (
    <ErrorPage status={shown} message={isKey(reason) ? t(reason) : undefined}>
      <LinkButton href={href('/')}>{t('error.toHome')}</LinkButton>
      <LinkButton href={href('/contact')} look="secondary">
        {t('error.toContact')}
      </LinkButton>
    </ErrorPage>
  )
}

const reasonOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string'
    ? data.reason
    : null
