import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { InvoiceDrawing } from '#app/ui/invoice/invoice-drawing.tsx'
import { useT } from '#app/ui/language.tsx'
import { Folded } from '#app/ui/page/page.tsx'
import { InvoiceKindSelect } from '#app/ui/public/report/invoice-kind-select.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import styles from '#app/ui/public/report/by-kind.module.css'

const amounts = ['any', 'net', 'vehicle_net', 'vehicle_total', 'gross', 'fare'] as const

export function InvoiceSection({ form }: { form: FormState }) {
  const t = useT()
  return (
    <Fieldset
      id="invoice"
      title={t('report.section.invoice')}
      aside={
        <div className={styles.onWide}>
          <Drawings />
        </div>
      }
    >
      <InvoiceKindSelect {...fieldOf(form, 'invoice.kind')} />
      <div className={styles.onNarrow}>
        <Folded title={t('report.whereOnInvoice')} icon="file">
          <Drawings />
        </Folded>
      </div>
      <TextInput
        {...fieldOf(form, 'invoice.number')}
        label={t('report.number')}
        hint={t('report.numberHint')}
        width={30}
        mono
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <div className={styles.code}>
        <TextInput
          {...fieldOf(form, 'invoice.code')}
          label={t('report.code')}
          hint={t('report.codeHint')}
          width={12}
          mono
          inputMode="numeric"
          autoComplete="off"
          optional
        />
      </div>
      <TextInput
        {...fieldOf(form, 'invoice.issuedOn')}
        label={t('report.issuedOn')}
        hint={t('report.issuedOnHint')}
        type="date"
        width={12}
        optional
      />
      <TextInput
        {...fieldOf(form, 'invoice.amount')}
        label={<AmountLabel />}
        hint={<AmountHint />}
        width={12}
        inputMode="decimal"
        autoComplete="off"
        optional
      />
      <div className={styles.checkCode}>
        <TextInput
          {...fieldOf(form, 'invoice.checkCode')}
          label={t('report.checkCode')}
          hint={t('report.checkCodeHint')}
          width={8}
          mono
          inputMode="numeric"
          autoComplete="off"
          optional
        />
      </div>
    </Fieldset>
  )
}

function AmountLabel() {
  const t = useT()
  return (
    <span className={styles.amount}>
      {amounts.map((amount) => (
        <span key={amount} data-amount={amount}>
          {t(`report.amount.${amount}`)}
        </span>
      ))}
    </span>
  )
}

function AmountHint() {
  const t = useT()
  return (
    <span className={styles.hint}>
      <span data-amount="any">{t('report.amountHint.any')}</span>
      <span data-amount="other">{t('report.amountHint.other')}</span>
    </span>
  )
}

function Drawings() {
  return (
    <div className={styles.drawings}>
      <div className={styles.digital}>
        <InvoiceDrawing layout="digital" />
      </div>
      <div className={styles.paper}>
        <InvoiceDrawing layout="paper" />
      </div>
    </div>
  )
}
