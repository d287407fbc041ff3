import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { WithdrawForm, type Refused } from '#app/ui/public/ticket/ticket-forms.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'

type WithdrawalViewProps = {
  number: string
  subject: string
  refused: Refused
  /** Why it could not be done. */
  problem: string | null
  formKey: string
}

/** Asks before a report is withdrawn: what it is, and what follows. */
export function WithdrawalView({ number, subject, refused, problem, formKey }: WithdrawalViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('ticket.withdrawTitle')} lead={t('ticket.withdrawLead')} />
      {problem ? <Notice tone="watch" live title={problem} /> : null}
      <p>
        <Mixed text={subject} />
        {' · '}
        {t('ticket.number')} <GroupedNumber value={number} />
      </p>
      <WithdrawForm action={href(`/tickets/${number}/withdrawal`)} formKey={formKey} refused={refused} />
      <div>
        <LinkButton href={href(`/tickets/${number}`)} look="secondary" icon="arrow-left">
          {t('ticket.withdrawNot')}
        </LinkButton>
      </div>
    </Page>
  )
}
