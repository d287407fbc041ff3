import { formatDeadline, type Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
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
  changeableUntil: Moment | null
  errors: FieldError[]
  now: Moment
}

export function RateView({ action, number, given, changeableUntil, errors, now }: RateViewProps) {
  const t = useT()
  const language = useLanguage()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('rate.title')} lead={t('rate.lead')} />
      <p>
        {t('ticket.number')} <GroupedNumber value={number} />
      </p>
      {changeableUntil ? (
        <Notice>{t('rate.changeable', { deadline: formatDeadline(changeableUntil, now, language) })}</Notice>
      ) : null}
      <RateForm action={href(action)} given={given} errors={errors} />
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
