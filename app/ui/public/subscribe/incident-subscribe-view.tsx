import type { Moment } from '#app/i18n/format.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Actions, BackLink, Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { ConsentField, type AskedConsent } from '#app/ui/public/consent/consent-field.tsx'
import { RecoveredLine, type Recovered } from '#app/ui/public/incident/recovered-line.tsx'
import { errorsBy } from '#app/ui/public/subscribe/subscribe-view.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import layout from '#app/ui/page/page.module.css'

type IncidentSubscribeProps = {
  incident: { number: string; title: TranslatedText }
  values: { address: string; consent: boolean }
  errors: FieldError[]
  privacy: AskedConsent
  /** Makes a double click one request. */
  formKey: string
}

/** One contact, for one incident; nothing else is asked. */
export function IncidentSubscribeView(props: IncidentSubscribeProps) {
  const { incident, values, errors, privacy, formKey } = props
  const t = useT()
  const href = usePublicHref()
  const lang = useTextLang(incident.title)
  const errorOf = errorsBy(errors)
  return (
    <Page narrow>
      <BackLink to={`/incidents/${incident.number}`}>{t('subscribe.incident.page')}</BackLink>
      <PageHead title={t('subscribe.incident.title')} lead={t('subscribe.incident.lead')} />
      <Notice title={t('subscribe.incident.about')}>
        <p lang={lang}>{incident.title.text}</p>
      </Notice>
      <ErrorSummary errors={errors} />
      <form
        id="subscribe-form"
        method="post"
        action={href(`/subscribe/incidents/${incident.number}`)}
        noValidate
        className={layout.form}
      >
        <input type="hidden" name="formKey" value={formKey} />
        <TextInput
          name="address"
          label={t('subscribe.incident.address')}
          hint={t('subscribe.incident.addressHint')}
          error={errorOf('address')}
          defaultValue={values.address}
          autoComplete="email"
          width={30}
          required
        />
        <ConsentField
          label={t('subscribe.incident.consent')}
          privacy={privacy}
          error={errorOf('consent')}
          checked={values.consent}
        />
        <Button>{t('subscribe.submit')}</Button>
        <Busy />
      </form>
      <div data-links>
        <PublicLink to="/subscribe/manage">{t('subscribe.manageLink')}</PublicLink>
        <PublicLink to="/subscribe">{t('subscribe.incident.other')}</PublicLink>
      </div>
    </Page>
  )
}

/** Nothing is left to be told of; `over`: the incident, where it is one that everybody knows. */
export function IncidentOverView({ over, now }: { over: Recovered | null; now: Moment }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead
        title={t('subscribe.incident.over')}
        lead={over ? undefined : t('subscribe.incident.overLead')}
      />
      {over ? <RecoveredLine incident={over} now={now} /> : null}
      <Actions>
        <LinkButton href={href('/subscribe')}>{t('subscribe.incident.other')}</LinkButton>
        <LinkButton look="secondary" href={href('/history')}>
          {t('subscribe.incident.history')}
        </LinkButton>
      </Actions>
    </Page>
  )
}
