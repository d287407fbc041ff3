import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import type { InvoiceView } from '#app/domain/desk/tickets/invoice-view.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { Correction } from '#app/ui/desk/ticket/correction.tsx'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'

export function InvoiceCard(page: TicketPage) {
  const t = useT()
  const { invoice, ticket } = page.view
  const isCorrectable = page.view.can.correct && ticket.drillSince === null
  if (!invoice && !isCorrectable) return null
  const kind = `invoiceKind.${invoice?.kind}`
  return (
    <RailCard title={t('rail.invoice')}>
      {invoice ? (
        <Facts
          facts={[
            { label: t('invoice.number'), value: <GroupedNumber value={invoice.number} /> },
            { label: t('invoice.code'), value: invoice.code ? <GroupedNumber value={invoice.code} /> : null },
            { label: t('invoice.kind'), value: isKey(kind) ? t(kind) : null },
            { label: t('invoice.issuedOn'), value: invoice.issuedOn },
            { label: t('invoice.amount'), value: invoice.amount },
            { label: t('invoice.checkCode'), value: invoice.checkCode },
            { label: t('invoice.seller'), value: invoice.sellerName },
            { label: t('invoice.sellerTaxId'), value: invoice.sellerTaxId },
            { label: t('invoice.buyer'), value: invoice.buyerName },
            { label: t('invoice.buyerTaxId'), value: invoice.buyerTaxId },
          ]}
        />
      ) : null}
      {isCorrectable ? (
        <Correction page={page} property="invoice" of={t('rail.invoice')}>
          <InvoiceFields invoice={invoice} />
        </Correction>
      ) : null}
    </RailCard>
  )
}

const texts = [
  ['number', 'invoice.number'],
  ['code', 'invoice.code'],
  ['issuedOn', 'invoice.issuedOn'],
  ['amount', 'invoice.amount'],
  ['checkCode', 'invoice.checkCode'],
  ['sellerName', 'invoice.seller'],
  ['sellerTaxId', 'invoice.sellerTaxId'],
  ['buyerName', 'invoice.buyer'],
  ['buyerTaxId', 'invoice.buyerTaxId'],
] as const
/** Shown masked: what comes back would be the mask. */
const masked: readonly string[] = ['sellerTaxId', 'buyerTaxId']

function InvoiceFields({ invoice }: { invoice: InvoiceView | null }) {
  const t = useT()
  return (
    <>
      {texts.map(([field, label]) => (
        <TextInput
          key={field}
          name={`invoice.${field}`}
          id={`correct-${field}`}
          label={t(label)}
          width="full"
          mono={field === 'number' || field === 'code'}
          type={field === 'issuedOn' ? 'date' : 'text'}
          defaultValue={masked.includes(field) ? '' : (invoice?.[field] ?? '')}
          hint={
            masked.includes(field) && invoice?.[field]
              ? t('correct.kept', { value: invoice[field] })
              : undefined
          }
        />
      ))}
      <Select
        name="invoice.kind"
        id="correct-kind"
        label={t('invoice.kind')}
        width="full"
        blank
        defaultValue={invoice?.kind ?? ''}
        choices={invoiceKinds.map((value) => ({ value, label: t(`invoiceKind.${value}`) }))}
      />
    </>
  )
}
