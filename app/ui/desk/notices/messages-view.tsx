import type { Rendering } from '#app/domain/incidents/preview-update.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { endonyms } from '#app/i18n/language.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

type MessagesProps = { names: string[]; name: string; renderings: Rendering[] }

export function MessagesView({ names, name, renderings }: MessagesProps) {
  const t = useT()
  const nameOf = (message: string) => {
    const key = `message.${message}`
    return isKey(key) ? t(key) : t('message.other')
  }
  return (
    <DeskPage title={t('desk.messages')} lead={t('messages.lead')}>
      <Tabs
        label={t('desk.messages')}
        tabs={names.map((message) => ({
          to: `/desk/messages?name=${message}`,
          label: nameOf(message),
          current: message === name,
        }))}
      />
      <div className={styles.three}>
        {renderings.map(({ language, subject, html, sms, segments }) => (
          <section key={`${name} ${language}`} aria-label={endonyms[language]}>
            <h2 lang={language}>{endonyms[language]}</h2>
            <p lang={language}>
              <strong>{subject}</strong>
            </p>
            <iframe
              title={`${endonyms[language]}: ${subject}`}
              sandbox=""
              srcDoc={html}
              loading="lazy"
              className={styles.frame}
            />
            <p lang={language} className={styles.text}>
              {sms}
            </p>
            <p className={styles.quiet}>{t('preview.segments', { units: sms.length, segments })}</p>
          </section>
        ))}
      </div>
    </DeskPage>
  )
}
