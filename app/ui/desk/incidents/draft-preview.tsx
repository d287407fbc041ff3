import { useState } from 'react'
import { isKey } from '#app/i18n/catalogue.ts'
import { languageFacts, languages, type Language } from '#app/i18n/language.ts'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { DraftProps } from '#app/ui/desk/incidents/draft-props.ts'
import { toneOfSeverity, StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { StageBar } from '#app/ui/incident/stage-bar.tsx'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { LanguageProvider, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import { toneIcons } from '#app/ui/tone.ts'
import styles from '#app/ui/desk/incidents/draft.module.css'
import tones from '#app/ui/tone.module.css'

/** Homepage, mail and SMS side by side, in each language. */
export function DraftPreview(draft: DraftProps) {
  const t = useT()
  const [language, setLanguage] = useState<Language>('zh-CN')
  const { renderings, now } = draft
  const shown = renderings.find((rendering) => rendering.language === language)
  return (
    <DeskPanel
      title={t('preview.title')}
      aside={
        <div role="group" aria-label={t('preview.language')} className={styles.languages}>
          {languages.map((name) => (
            <button
              key={name}
              type="button"
              lang={name}
              aria-pressed={name === language}
              onClick={() => setLanguage(name)}
            >
              {languageFacts[name].endonym}
            </button>
          ))}
        </div>
      }
    >
      <div className={styles.previews}>
        <figure className={styles.preview}>
          <figcaption>{t('preview.home')}</figcaption>
          <div className={styles.home} lang={language} data-face="public">
            <LanguageProvider language={language}>
              <HomePreview {...draft} language={language} now={now} />
            </LanguageProvider>
          </div>
        </figure>
        <figure className={styles.preview}>
          <figcaption>{t('preview.mail')}</figcaption>
          {shown ? (
            <>
              <p className={styles.subject} lang={language}>
                {shown.subject}
              </p>
              <iframe title={t('preview.mail')} sandbox="" srcDoc={shown.html} className={styles.frame} />
            </>
          ) : null}
        </figure>
        <figure className={styles.preview}>
          <figcaption>{t('preview.sms')}</figcaption>
          {shown ? (
            <>
              <p className={styles.sms} lang={language}>
                {shown.sms}
              </p>
              <p className={styles.quiet}>
                {t('preview.segments', { units: shown.sms.length, segments: shown.segments })}
              </p>
            </>
          ) : null}
        </figure>
      </div>
    </DeskPanel>
  )
}

function HomePreview({
  incident,
  stages,
  update,
  bodyHtml,
  language,
  now,
}: DraftProps & { language: Language }) {
  const t = useT()
  const over = update.status === 'resolved' || update.status === 'postmortem'
  const tone = over ? 'ok' : toneOfSeverity(incident.severity)
  const status = `status.${update.status}`
  const html = language === 'en' && bodyHtml.en ? bodyHtml.en : bodyHtml['zh-CN']
  return (
    <>
      <p className={classes(styles.stateLine, tones[tone])}>
        <Icon name={toneIcons[tone]} />
        {t('state.incident', {
          title: nameIn(incident.title, language),
          status: isKey(status) ? t(status) : '',
        })}
      </p>
      <h3>{nameIn(incident.title, language)}</h3>
      <StatusBadge status={update.status} />
      {incident.workaround && !over ? (
        <WorkaroundBox steps={nameIn(incident.workaround, language)} level="h4" />
      ) : null}
      {over ? null : <StageBar stages={stages[language] ?? []} now={now} />}
      <div className={styles.body} dangerouslySetInnerHTML={{ __html: html }} />
      {update.nextUpdateAt && !over ? (
        <p>
          {t('room.nextNews')} <Time at={update.nextUpdateAt} now={now} as="deadline" />
        </p>
      ) : null}
    </>
  )
}
