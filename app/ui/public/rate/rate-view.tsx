import { LinkButton } from '#app/ui/actions/button.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { RateForm, type Rating } from '#app/ui/public/rate/rate-form.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'

type RateViewProps = {
  /** The path that takes the POST, without language prefix. */
  action: string
  number: string
  given: Rating
  /** Rated already, and still open to a change. */
  changeable: boolean
  errors: FieldError[]
  formKey: string
}

export function RateView({ action, number, given, changeable, errors, formKey }: RateViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('rate.title')} lead={t('rate.lead')} />
      <p>
        {t('ticket.number')} <GroupedNumber value={number} />
      </p>
      {changeable ? <Notice>{t('rate.changeable')}</Notice> : null}
      <RateForm action={href(action)} given={given} errors={errors} formKey={formKey} />
    </Page>
  )
}

export function RatedView({ low }: { low: boolean }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('rate.thanks')} lead={t(low ? 'rate.thanksLow' : 'rate.thanksText')} />
      <div>
        <LinkButton href={href('/')}>{t('receipt.home')}</LinkButton>
      </div>
    </Page>
  )
}

export function RateExpiredView() {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('rate.expired')} lead={t('rate.expiredText')} />
      <div>
        <LinkButton href={href('/report')}>{t('nav.report')}</LinkButton>
      </div>
    </Page>
  )
}
