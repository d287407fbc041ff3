import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/intake/intake.module.css'

type Given = (name: string) => { name: string; defaultValue?: string; error?: string }

/** The invoice as it is read out over the phone. */
export function CallInvoice({ given }: { given: Given }) {
  const t = useT()
  return (
    <div className={styles.row}>
      <TextInput
        {...given('invoice.number')}
        label={t('invoice.number')}
        inputMode="numeric"
        width={20}
        mono
      />
      <TextInput
        {...given('invoice.code')}
        label={t('invoice.code')}
        inputMode="numeric"
        width={12}
        mono
        optional
      />
      <Select
        {...given('invoice.kind')}
        label={t('invoice.kind')}
        blank
        width={20}
        choices={invoiceKinds.map((value) => ({ value, label: t(`invoiceKind.${value}`) }))}
      />
      <TextInput
        {...given('invoice.issuedOn')}
        label={t('invoice.issuedOn')}
        type="date"
        width={12}
        optional
      />
      <TextInput
        {...given('invoice.amount')}
        label={t('invoice.amount')}
        inputMode="decimal"
        width={8}
        optional
      />
      <TextInput {...given('invoice.sellerName')} label={t('invoice.seller')} width={20} optional />
      <TextInput {...given('invoice.buyerName')} label={t('invoice.buyer')} width={20} optional />
    </div>
  )
}
