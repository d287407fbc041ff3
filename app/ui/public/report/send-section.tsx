import { Button } from '#app/ui/actions/button.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'

export function SendSection({ form, label }: { form: FormState; label: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Fieldset id="send" title={t('report.section.send')}>
      {form.warnings.length === 0 ? null : (
        <>
          <input type="hidden" name="asked" value="yes" />
          <Checkbox name="confirm" label={t('report.confirm')} error={fieldOf(form, 'confirm').error} />
        </>
      )}
      <Checkbox
        name="consent"
        label={t('report.consent')}
        hint={
          <a href={href('/privacy')} target="_blank" rel="noopener">
            {t('report.consentLink')}
          </a>
        }
        error={fieldOf(form, 'consent').error}
        defaultChecked={form.values.consent === 'yes'}
        required
      />
      <p>{t('report.submitNote')}</p>
      <div>
        <Button icon="send">{label}</Button>
      </div>
    </Fieldset>
  )
}
