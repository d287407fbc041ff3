import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import layout from '#app/ui/page/page.module.css'

const errorOf = (errors: FieldError[], name: string) => errors.find(({ field }) => field === name)?.message

type AskViewProps = { number?: string; contact?: string; formKey: string; errors: FieldError[] }

/** Number and contact; the answer is the same whether they belong together or not. */
export function TrackAskView({ number, contact, formKey, errors }: AskViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('track.title')} lead={t('track.lead')} />
      <ErrorSummary errors={errors} />
      <form id="track-form" method="post" action={href('/track')} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <TextInput
          name="number"
          label={t('track.number')}
          hint={t('track.numberHint')}
          error={errorOf(errors, 'number')}
          defaultValue={number}
          width={12}
          mono
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          required
        />
        <TextInput
          name="contact"
          label={t('track.contact')}
          hint={t('track.contactHint')}
          error={errorOf(errors, 'contact')}
          defaultValue={contact}
          autoComplete="email"
          width={30}
          required
        />
        <Button>{t('track.send')}</Button>
      </form>
      <p>{t('track.linkHint')}</p>
    </Page>
  )
}

type CodeViewProps = { number: string; challenge: string; errors: FieldError[] }

export function TrackCodeView({ number, challenge, errors }: CodeViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('track.codeTitle')} lead={t('track.codeLead')} />
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action={href(`/track?${new URLSearchParams({ number, challenge })}`)}
        noValidate
        className={layout.form}
      >
        <input type="hidden" name="challenge" value={challenge} />
        <TextInput
          name="code"
          label={t('track.code')}
          hint={t('track.codeHint')}
          error={errorOf(errors, 'code')}
          width={6}
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
        />
        <Button>{t('track.enter')}</Button>
      </form>
      <p>
        <PublicLink data-alone to={`/track?number=${encodeURIComponent(number)}`}>
          {t('track.again')}
        </PublicLink>
      </p>
    </Page>
  )
}
