import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { channelWords } from '#app/ui/public/subscribe/channel-words.ts'
import { ChannelField, errorsBy } from '#app/ui/public/subscribe/subscribe-view.tsx'
import { PreferenceFields, type Preferences } from '#app/ui/public/subscribe/preference-fields.tsx'
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

type PreferencesProps = {
  channel: string
  listening: boolean
  preferences: Preferences
  errors: FieldError[]
  saved: boolean
  formKey: string
}

export function PreferencesView(props: PreferencesProps) {
  const { channel, listening, preferences, errors, saved, formKey } = props
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.manage')} lead={t(channelWords(channel))} />
      {saved ? (
        <Notice tone="ok" live>
          <p>{t(listening ? 'subscribe.saved' : 'subscribe.endedLead')}</p>
        </Notice>
      ) : null}
      {listening || saved ? null : <Notice>{t('subscribe.notListening')}</Notice>}
      <ErrorSummary errors={errors} />
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
    </Page>
  )
}
