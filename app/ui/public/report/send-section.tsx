import { Button } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { useT } from '#app/ui/language.tsx'
import { ConsentField, type AskedConsent } from '#app/ui/public/consent/consent-field.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'

type SendSectionProps = { form: FormState; label: string; privacy: AskedConsent }

export function SendSection({ form, label, privacy }: SendSectionProps) {
  const t = useT()
  return (
    <Fieldset id="send">
      {form.warnings.length === 0 ? null : (
        <>
          <input type="hidden" name="asked" value="yes" />
          <Checkbox name="confirm" label={t('report.confirm')} error={fieldOf(form, 'confirm').error} />
        </>
      )}
      <ConsentField
        label={t('report.consent')}
        privacy={privacy}
        error={fieldOf(form, 'consent').error}
        checked={form.values.consent === 'yes'}
      />
      <p>{t('report.submitNote')}</p>
      <div>
        <Button icon="send">{label}</Button>
      </div>
      <Busy />
    </Fieldset>
  )
}
