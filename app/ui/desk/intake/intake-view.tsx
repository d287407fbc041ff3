import { useNavigation } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import { languageFacts, languages } from '#app/i18n/language.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { findings, type Labels } from '#app/ui/desk/incidents/returned.ts'
import { CallInvoice } from '#app/ui/desk/intake/call-invoice.tsx'
import { reporterTypes, symptoms, ticketKinds } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { refusalWords } from '#app/ui/desk/refusal-words.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/desk/intake/intake.module.css'

const labels: Labels = {
  'contact.mobile': 'contact.mobile',
  'contact.email': 'contact.email',
  'contact.name': 'contact.name',
  reporterType: 'contact.type',
  'contact.language': 'contact.language',
  kind: 'intake.kind',
  symptom: 'intake.symptom',
  'invoice.number': 'invoice.number',
  'invoice.code': 'invoice.code',
  'invoice.kind': 'invoice.kind',
  'invoice.issuedOn': 'invoice.issuedOn',
  'invoice.amount': 'invoice.amount',
  'invoice.sellerName': 'invoice.seller',
  'invoice.buyerName': 'invoice.buyer',
  description: 'intake.description',
}

type IntakeViewProps = {
  filed: string | null
  returned?: Returned
}

/** Typed while on the phone: one column, in the order of the call. */
export function IntakeView({ filed, returned }: IntakeViewProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const values = returned?.values ?? {}
  const errors = findings(t, returned, labels)
  const given = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <DeskPage title={t('intake.title')} lead={t('intake.lead')} narrow>
      {filed ? (
        <Notice tone="ok" live title={t('intake.filed')}>
          <GroupedNumber value={filed} large />
        </Notice>
      ) : null}
      {returned && errors.length === 0 ? (
        <div role="alert">
          <Notice tone="watch" icon="refresh">
            <p>{refusalWords(t, returned.reason, null)}</p>
          </Notice>
        </div>
      ) : null}
      <ErrorSummary errors={errors} />
      {/* The next call begins with an empty form. */}
      <DeskForm key={filed} className={styles.form}>
        <Fieldset title={t('intake.caller')}>
          <div className={styles.row}>
            <TextInput
              {...given('contact.mobile')}
              label={t('contact.mobile')}
              inputMode="tel"
              width={20}
              mono
            />
            <TextInput
              {...given('contact.email')}
              label={t('contact.email')}
              type="email"
              width={20}
              optional
            />
            <TextInput {...given('contact.name')} label={t('contact.name')} width={12} optional />
            <Select
              {...given('reporterType')}
              label={t('contact.type')}
              blank
              width={12}
              choices={reporterTypes.map((value) => ({ value, label: t(`reporter.${value}`) }))}
            />
            <Select
              {...given('contact.language')}
              label={t('contact.language')}
              width={8}
              choices={languages.map((value) => ({
                value,
                label: languageFacts[value].endonym,
                lang: value,
              }))}
            />
          </div>
        </Fieldset>
        <Fieldset title={t('intake.matter')}>
          <div className={styles.row}>
            <Select
              {...given('kind')}
              label={t('intake.kind')}
              width={20}
              choices={ticketKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Select
              {...given('symptom')}
              label={t('intake.symptom')}
              blank
              width={20}
              choices={symptoms.map((value) => ({ value, label: t(`symptom.${value}`) }))}
            />
          </div>
          <CallInvoice given={given} />
          <TextArea {...given('description')} label={t('intake.description')} rows={5} required />
        </Fieldset>
        <Button disabled={busy}>{t('intake.submit')}</Button>
      </DeskForm>
    </DeskPage>
  )
}
