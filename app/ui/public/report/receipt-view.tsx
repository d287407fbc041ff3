import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Actions, Page, PageHead } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { MayBe, type KnownIncident } from '#app/ui/public/known/known.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Receipt } from '#app/ui/ticket/receipt.tsx'
import { Time } from '#app/ui/time.tsx'

export type ReceiptViewProps = {
  number: string
  respondBy: Moment | null
  resolveBy: Moment | null
  incident: boolean
  /** Incidents that it may belong to, where it is in none. */
  mayBe: KnownIncident[]
  now: Moment
}

export function ReceiptView({ number, respondBy, resolveBy, incident, mayBe, now }: ReceiptViewProps) {
  const t = useT()
  const href = usePublicHref()
  const by = (at: Moment) => ({ deadline: <Time at={at} now={now} as="deadline" /> })
  return (
    <Page narrow>
      <Receipt
        done={t('receipt.done')}
        title={t('receipt.title')}
        label={t('receipt.number')}
        number={number}
      >
        <h2>{t('receipt.next')}</h2>
        <ol>
          {incident ? <li>{t('receipt.incident')}</li> : null}
          <li>
            {respondBy ? (
              <Sentence of="receipt.respond" parts={by(respondBy)} />
            ) : (
              t('receipt.respondUnknown')
            )}
          </li>
          {resolveBy ? (
            <li>
              <Sentence of="receipt.resolve" parts={by(resolveBy)} />
            </li>
          ) : null}
          <li>{t('receipt.sent')}</li>
        </ol>
        <h2>{t('receipt.follow')}</h2>
        <p>{t('receipt.followText')}</p>
      </Receipt>
      <MayBe incidents={mayBe} />
      <div data-print="no">
        <Actions>
          <LinkButton href={href(`/tickets/${number}`)}>{t('receipt.track')}</LinkButton>
          <LinkButton href={href('/')} look="secondary">
            {t('receipt.home')}
          </LinkButton>
          <span>{t('receipt.print')}</span>
        </Actions>
      </div>
    </Page>
  )
}

/** The same page for everybody whose contact may already have an open report: it discloses nothing (R5). */
export function DuplicateView() {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('receipt.duplicateTitle')} />
      <Notice>{t('receipt.duplicate')}</Notice>
      <Actions>
        <LinkButton href={href('/track')}>{t('receipt.track')}</LinkButton>
        <LinkButton href={href('/')} look="secondary">
          {t('receipt.home')}
        </LinkButton>
      </Actions>
    </Page>
  )
}
