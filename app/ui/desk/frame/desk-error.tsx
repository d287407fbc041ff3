import { isKey } from '#app/i18n/catalogue.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { ErrorPage } from '#app/ui/state/error-page.tsx'

/** A refusal in the words of the catalogue, and the way back to work. */
export function DeskError({ status, data }: { status: number; data: unknown }) {
  const t = useT()
  const key = `refusal.${reasonOf(data)}`
  return (
    <ErrorPage status={status} message={isKey(key) ? t(key) : undefined}>
      <LinkButton href="/desk">{t('desk.toStart')}</LinkButton>
    </ErrorPage>
  )
}

const reasonOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string'
    ? data.reason
    : ''
