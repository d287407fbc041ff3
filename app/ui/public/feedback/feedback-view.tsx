import { incidentAspects, levels, siteAspects } from '#app/domain/ground/vocabulary/rating-words.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import layout from '#app/ui/page/page.module.css'
import styles from '#app/ui/public/feedback/feedback.module.css'

type IncidentAsked = { number: string; title: TranslatedText }
export type FeedbackViewProps = {
  incident: IncidentAsked | null
  given: { level: string; comment: string; aspects: Record<string, string> }
  errors: FieldError[]
  formKey: string
}

export function FeedbackView({ incident, given, errors, formKey }: FeedbackViewProps) {
  const t = useT()
  const href = usePublicHref()
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const words = levels.map((level) => ({ value: String(level), label: t(`rate.level.${level}`) }))
  const aspects = incident ? incidentAspects : siteAspects
  return (
    <Page narrow>
      <PageHead
        title={t(incident ? 'feedback.incidentTitle' : 'feedback.title')}
        lead={t(incident ? 'feedback.incidentLead' : 'feedback.lead')}
      />
      <ErrorSummary errors={errors} />
      {incident ? <About incident={incident} /> : null}
      <Notice icon="lock">
        <p>{t('feedback.private')}</p>
        <p>
          <PublicLink data-alone to="/report?kind=complaint">
            {t('feedback.answer')}
          </PublicLink>
        </p>
      </Notice>
      <form
        id="feedback-form"
        method="post"
        // Refused, the form is shown at the address it was sent to.
        action={href(incident ? `/feedback?incident=${incident.number}` : '/feedback')}
        noValidate
        className={layout.form}
      >
        <input type="hidden" name="formKey" value={formKey} />
        {incident ? <input type="hidden" name="incident" value={incident.number} /> : null}
        <RadioRows
          name="level"
          label={t(incident ? 'feedback.levelIncident' : 'feedback.level')}
          error={errorOf('level')}
          required
          defaultValue={given.level}
          choices={words}
        />
        <fieldset className={styles.aspects}>
          <legend>{t('feedback.aspects')}</legend>
          {aspects.map((aspect) => (
            <Select
              key={aspect}
              name={`aspects.${aspect}`}
              label={t(`feedback.aspect.${aspect}`)}
              width={12}
              optional
              blank
              defaultValue={given.aspects[aspect] ?? ''}
              choices={words}
            />
          ))}
        </fieldset>
        <TextArea
          name="comment"
          label={t('feedback.comment')}
          hint={t('feedback.commentHint')}
          error={errorOf('comment')}
          defaultValue={given.comment}
          maxLength={2000}
        />
        <Button>{t('feedback.submit')}</Button>
        <Busy />
      </form>
    </Page>
  )
}

function About({ incident }: { incident: IncidentAsked }) {
  return (
    <p>
      <PublicLink data-alone to={`/incidents/${incident.number}`} lang={useTextLang(incident.title)}>
        {incident.title.text}
      </PublicLink>
    </p>
  )
}

export function FeedbackThanksView({ low }: { low: boolean }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('feedback.thanks')} lead={t(low ? 'feedback.thanksLow' : 'feedback.thanksText')} />
      <div>
        <LinkButton href={href(low ? '/report?kind=complaint' : '/')}>
          {t(low ? 'nav.report' : 'receipt.home')}
        </LinkButton>
      </div>
    </Page>
  )
}
