import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import styles from '#app/ui/public/report/report.module.css'

export function PartiesSection({ form }: { form: FormState }) {
  const t = useT()
  return (
    <Fieldset id="parties" title={t('report.section.parties')} hint={t('report.partiesHint')}>
      <div className={styles.pairs}>
        <TextInput {...fieldOf(form, 'invoice.buyerName')} label={t('report.buyerName')} optional />
        <TextInput
          {...fieldOf(form, 'invoice.buyerTaxId')}
          label={t('report.buyerTaxId')}
          width={20}
          mono
          autoCapitalize="characters"
          optional
        />
        <TextInput {...fieldOf(form, 'invoice.sellerName')} label={t('report.sellerName')} optional />
        <TextInput
          {...fieldOf(form, 'invoice.sellerTaxId')}
          label={t('report.sellerTaxId')}
          width={20}
          mono
          autoCapitalize="characters"
          optional
        />
      </div>
    </Fieldset>
  )
}
