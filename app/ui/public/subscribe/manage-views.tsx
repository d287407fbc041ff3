import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { channelWords } from '#app/ui/public/subscribe/channel-words.ts'
import { ChannelField, errorsBy } from '#app/ui/public/subscribe/subscribe-view.tsx'
import { PreferenceFields, type Preferences } from '#app/ui/public/subscribe/preference-fields.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import layout from '#app/ui/page/page.module.css'

const here = '/subscribe/manage'

type ManageAskProps = { channel: string; address: string; errors: FieldError[]; formKey: string }

export function ManageAskView({ channel, address, errors, formKey }: ManageAskProps) {
  const t = useT()
  const href = usePublicHref()
  const errorOf = errorsBy(errors)
  return (
    <Page narrow>
      <PageHead title={t('subscribe.manage')} lead={t('subscribe.manageLead')} />
      <ErrorSummary errors={errors} />
      <form id="manage-form" method="post" action={href(here)} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <ChannelField chosen={channel} error={errorOf('channel')} />
        <TextInput
          name="address"
          label={t('subscribe.anyAddress')}
          error={errorOf('address')}
          defaultValue={address}
          autoComplete="email"
          width={30}
          required
        />
        <Button>{t('track.send')}</Button>
      </form>
      <p>
        <PublicLink data-alone to="/subscribe">
          {t('subscribe.new')}
        </PublicLink>
      </p>
    </Page>
  )
}

export function ManageCodeView({ challenge, errors }: { challenge: string; errors: FieldError[] }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('track.codeTitle')} lead={t('subscribe.codeLead')} />
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={href(`${here}?challenge=${encodeURIComponent(challenge)}`)}
        noValidate
        className={layout.form}
      >
        <input type="hidden" name="challenge" value={challenge} />
        <TextInput
          name="code"
          label={t('track.code')}
          hint={t('track.codeHint')}
          error={errorsBy(errors)('code')}
          width={6}
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
        />
        <Button>{t('subscribe.enter')}</Button>
      </form>
      <p>
        <PublicLink data-alone to={here}>
          {t('track.again')}
        </PublicLink>
      </p>
    </Page>
  )
}

type General = { listening: boolean; preferences: Preferences }
export type OwnIncident = { id: string; number: string; title: TranslatedText; isListening: boolean }
type OwnSubscriptionsProps = {
  channel: string
  /** What is heard of by choices; null where only single incidents were asked about. */
  general: General | null
  incidents: OwnIncident[]
  errors: FieldError[]
  saved: boolean
  formKey: string
}

/** All that an address is told of, and how each of it is changed or ended. */
export function OwnSubscriptionsView(props: OwnSubscriptionsProps) {
  const { channel, general, incidents, errors, saved, formKey } = props
  const t = useT()
  const isToldOfNothing = !general?.listening && incidents.every(({ isListening }) => !isListening)
  return (
    <Page narrow>
      <PageHead title={t('subscribe.manage')} lead={t(channelWords(channel))} />
      {saved ? (
        <Notice tone="ok" live>
          <p>{t(isToldOfNothing ? 'subscribe.endedLead' : 'subscribe.saved')}</p>
        </Notice>
      ) : null}
      {!general || general.listening || saved ? null : <Notice>{t('subscribe.notListening')}</Notice>}
      <ErrorSummary errors={errors} />
      {incidents.length > 0 ? <OwnIncidents incidents={incidents} formKey={formKey} /> : null}
      {general ? <GeneralForms general={general} errors={errors} formKey={formKey} /> : null}
      {general ? null : (
        <>
          <p>{t(incidents.length > 0 ? 'subscribe.incident.noGeneral' : 'subscribe.incident.none')}</p>
          <p>
            <PublicLink data-alone to="/subscribe">
              {t('subscribe.incident.other')}
            </PublicLink>
          </p>
        </>
      )}
    </Page>
  )
}

type GeneralFormsProps = { general: General; errors: FieldError[]; formKey: string }

function GeneralForms({ general: { listening, preferences }, errors, formKey }: GeneralFormsProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <>
      <form id="manage-form" method="post" action={href(here)} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <PreferenceFields preferences={preferences} errorOf={errorsBy(errors)} />
        <Button>{t(listening ? 'subscribe.save' : 'subscribe.listenAgain')}</Button>
      </form>
      {listening ? (
        <form method="post" action={href(here)}>
          {/* Another form at the same address: it has a key of its own. */}
          <input type="hidden" name="formKey" value={`${formKey}-end`} />
          <input type="hidden" name="end" value="yes" />
          <Button look="secondary">{t('subscribe.endSubmit')}</Button>
        </form>
      ) : null}
    </>
  )
}

function OwnIncidents({ incidents, formKey }: { incidents: OwnIncident[]; formKey: string }) {
  const t = useT()
  return (
    <Section title={t('subscribe.incident.list')}>
      {incidents.map((incident) => (
        <OwnIncidentForm key={incident.id} incident={incident} formKey={`${formKey}-${incident.number}`} />
      ))}
    </Section>
  )
}

function OwnIncidentForm({ incident, formKey }: { incident: OwnIncident; formKey: string }) {
  const { id, number, title, isListening } = incident
  const t = useT()
  const href = usePublicHref()
  const lang = useTextLang(title)
  return (
    <form method="post" action={href(here)} className={layout.form}>
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="incident" value={id} />
      <input type="hidden" name="wanted" value={isListening ? 'no' : 'yes'} />
      <p>
        <PublicLink data-alone id={`incident-${number}`} to={`/incidents/${number}`} lang={lang}>
          {title.text}
        </PublicLink>
        {isListening ? null : ` · ${t('subscribe.incident.listEnded')}`}
      </p>
      <Button look="secondary" aria-describedby={`incident-${number}`}>
        {t(isListening ? 'subscribe.incident.listEnd' : 'subscribe.incident.listAgain')}
      </Button>
    </form>
  )
}
