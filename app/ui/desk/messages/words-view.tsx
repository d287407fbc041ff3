import { Link, useNavigation } from '@remix-run/react'
import type { Preview } from '#app/domain/messages/templates/preview-message.ts'
import type { Variant } from '#app/domain/messages/declarations/declare.ts'
import type { SendingFacts } from '#app/domain/messages/templates/providers.ts'
import type { WordingView } from '#app/domain/messages/templates/show-wording.ts'
import { firstLanguage, languageFacts } from '#app/i18n/language.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { findings, refusal } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { ApprovedOnly } from '#app/ui/desk/messages/approved-only.tsx'
import { PreviewPane } from '#app/ui/desk/messages/preview-pane.tsx'
import { templatePath } from '#app/ui/desk/messages/template-path.ts'
import { WordField } from '#app/ui/desk/messages/word-field.tsx'
import { WordVersions } from '#app/ui/desk/messages/word-versions.tsx'
import { FormFrame } from '#app/ui/desk/announcements/form-frame.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

type WordsProps = {
  view: WordingView
  /** The version whose words are filled in; 0 is the original. */
  from: number | null
  facts: SendingFacts
  now: Date
  returned?: Returned & {
    previews: Array<{ variant: Variant; preview: Preview }>
    /** The words that somebody else has saved meanwhile. */
    now: WordingView | null
  }
}

/** The words of a message in one language: each part beside its original, seen before it is saved. */
export function WordsView({ view, from, facts, now, returned }: WordsProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const { message, language, medium } = view.place
  const errors = findings(t, returned, {
    ...Object.fromEntries(view.fields.map(({ key, label }) => [key, `wording.part.${label}` as const])),
    reason: 'wording.reason',
  })
  const refused = returned && returned.previews.length === 0 ? refusal(t, returned) : null
  const stored = returned?.now ?? view
  const chosen = view.versions.find(({ version }) => version === from)
  const isLoaded = !returned && from !== null && (from === 0 || chosen !== undefined)
  const channel = medium === 'mail' ? 'email' : 'sms'
  const textOf = (key: string, original: string, text: string) =>
    returned?.values[key] ?? (isLoaded ? (chosen?.words[key] ?? original) : text)
  return (
    <DeskPage
      title={t('wording.title')}
      lead={
        <>
          {t(`message.${message}`)} · <span lang={language}>{languageFacts[language].endonym}</span> ·{' '}
          {t(`messageChannel.${channel}`)} ·{' '}
          <Link to={templatePath({ message, language, channel })}>{t('wording.back')}</Link>
        </>
      }
      narrow
    >
      <p className={styles.quiet}>
        {t('wording.lead')} {languageFacts[language].isDerived ? t('wording.follows') : null}
        {language === firstLanguage ? t('wording.englishApart') : null}
      </p>
      {medium === 'sms' ? <ApprovedOnly facts={facts} /> : null}
      {isLoaded ? (
        <Notice tone="info" live>
          <p>{from === 0 ? t('wording.loadedOriginal') : t('wording.loaded', { version: from })}</p>
        </Notice>
      ) : null}
      <FormFrame key={`${message} ${language} ${medium} ${from}`} errors={errors} refused={refused}>
        <input type="hidden" name="seenVersion" value={stored.version} />
        {stored.fields.map((field) => (
          <WordField
            key={field.key}
            field={field}
            language={language}
            text={textOf(field.key, field.original, field.text)}
            error={errors.find((one) => one.field === field.key)?.message}
            isStale={returned?.now != null}
          />
        ))}
        <TextInput
          name="reason"
          label={t('wording.reason')}
          defaultValue={returned?.values.reason ?? ''}
          error={errors.find(({ field }) => field === 'reason')?.message}
          maxLength={500}
          width="full"
        />
        <div className={styles.buttons}>
          <Button look="secondary" icon="eye" name="intent" value="preview" disabled={busy}>
            {t('wording.preview')}
          </Button>
          <Button icon="check" name="intent" value="save" disabled={busy}>
            {t('wording.save')}
          </Button>
        </div>
      </FormFrame>
      {returned && returned.previews.length > 0 ? (
        <DeskPanel title={t('wording.previewTitle')}>
          <div role="status" className={styles.preview}>
            {returned.previews.map(({ variant, preview }) => (
              <section key={variant} aria-label={t(`variant.${variant}`)} className={styles.preview}>
                {returned.previews.length > 1 ? <h3>{t(`variant.${variant}`)}</h3> : null}
                <PreviewPane preview={preview} language={language} />
              </section>
            ))}
          </div>
        </DeskPanel>
      ) : null}
      <WordVersions view={stored} now={now} />
    </DeskPage>
  )
}
