import { languageFacts, languages } from '#app/i18n/language.ts'
import { reporterTypes } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import styles from '#app/ui/public/report/report.module.css'

const ways = ['sms', 'email'] as const

/** `short` asks for the address alone: for those who join an incident. */
export function ContactSection({ form, short }: { form: FormState; short?: boolean }) {
  const t = useT()
  const language = useLanguage()
  const chosen = fieldOf(form, 'contact.language')
  return (
    <Fieldset id="contact" title={t('report.section.contact')} hint={t('report.contactHint')}>
      <div className={styles.pairs}>
        <TextInput
          {...fieldOf(form, 'contact.mobile')}
          label={t('report.mobile')}
          type="tel"
          autoComplete="tel"
          width={20}
          mono
          optional="oneOf"
        />
        <TextInput
          {...fieldOf(form, 'contact.email')}
          label={t('report.email')}
          type="email"
          autoComplete="email"
          width={30}
          optional="oneOf"
        />
      </div>
      {short ? null : (
        <>
          <TextInput
            {...fieldOf(form, 'contact.name')}
            label={t('report.name')}
            autoComplete="name"
            width={12}
            optional
          />
          <RadioRows
            {...fieldOf(form, 'contact.notifyBy')}
            label={t('report.notifyBy')}
            hint={t('report.notifyByHint')}
            multiple
            look="inline"
            optional
            defaultValues={form.values['contact.notifyBy']?.split(',') ?? []}
            choices={ways.map((way) => ({ value: way, label: t(`notifyBy.${way}`) }))}
          />
          <RadioRows
            {...fieldOf(form, 'reporterType')}
            label={t('report.reporterType')}
            look="inline"
            optional
            choices={reporterTypes.map((type) => ({ value: type, label: t(`reporterType.${type}`) }))}
          />
        </>
      )}
      <Select
        {...chosen}
        defaultValue={chosen.defaultValue ?? language}
        label={t('report.language')}
        width={12}
        choices={languages.map((value) => ({ value, label: languageFacts[value].endonym, lang: value }))}
      />
    </Fieldset>
  )
}
