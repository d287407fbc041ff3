import type { Moment } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import { Time } from '#app/ui/time.tsx'

/** The version of the privacy notice that is asked for; when it changed, if lately. */
export type AskedConsent = { notice: { version: number; changedAt: Moment | null } | null; now: Moment }

type SendSectionProps = { form: FormState; label: string; privacy: AskedConsent }

export function SendSection({ form, label, privacy: { notice, now } }: SendSectionProps) {
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
      {notice ? <input type="hidden" name="privacyVersion" value={notice.version} /> : null}
      {notice?.changedAt ? (
        <p>
          {t('privacy.changedOn')} <Time at={notice.changedAt} now={now} as="date" />
        </p>
      ) : null}
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
