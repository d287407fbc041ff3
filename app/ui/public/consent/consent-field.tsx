import type { Moment } from '#app/i18n/format.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Time } from '#app/ui/time.tsx'

/** The version of the privacy notice that is asked for; when it changed, if lately. */
export type AskedConsent = { notice: { version: number; changedAt: Moment | null } | null; now: Moment }

type ConsentFieldProps = {
  label: string
  privacy: AskedConsent
  error: string | undefined
  checked: boolean
}

/** Consent to the notice in force: the form carries its version, so that nobody agrees to one they did not see. */
export function ConsentField({ label, privacy: { notice, now }, error, checked }: ConsentFieldProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <>
      {notice ? <input type="hidden" name="privacyVersion" value={notice.version} /> : null}
      {notice?.changedAt ? (
        <p>
          {t('privacy.changedOn')} <Time at={notice.changedAt} now={now} as="date" />
        </p>
      ) : null}
      <Checkbox
        name="consent"
        label={label}
        hint={
          <a data-alone href={href('/privacy')} target="_blank" rel="noopener">
            {t('report.consentLink')}
          </a>
        }
        error={error}
        defaultChecked={checked}
        required
      />
    </>
  )
}
