import type { Preview } from '#app/domain/messages/templates/preview-message.ts'
import type { Language } from '#app/i18n/language.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

/** One message as it arrives: a mail with both its parts, an SMS with the parts it is charged in, a post to a group. */
export function PreviewPane({ preview, language }: { preview: Preview; language: Language }) {
  const t = useT()
  switch (preview.channel) {
    case 'email':
      return (
        <div className={styles.preview}>
          <p lang={language} className={styles.subject}>
            <span className={styles.quiet}>{t('templates.subject')}</span> <strong>{preview.subject}</strong>
          </p>
          <iframe
            key={preview.html}
            title={`${t('templates.html')}: ${preview.subject}`}
            sandbox=""
            srcDoc={preview.html}
            className={styles.frame}
          />
          <details className={styles.more}>
            <summary>{t('templates.plain')}</summary>
            <pre lang={language} className={styles.text}>
              {preview.text}
            </pre>
          </details>
        </div>
      )
    case 'sms':
      return (
        <div className={styles.preview}>
          <ol className={styles.parts} role="list">
            {preview.parts.map((part, index) => (
              <li key={part}>
                {preview.parts.length > 1 ? (
                  <p className={styles.quiet}>
                    {t('templates.part', { number: index + 1, count: preview.parts.length })}
                  </p>
                ) : null}
                <p lang={language} className={styles.bubble}>
                  {part}
                </p>
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>
            {t('preview.segments', { units: preview.units, segments: preview.segments })}
          </p>
        </div>
      )
    default:
      return (
        <div className={styles.preview}>
          <div lang={language} className={styles.card}>
            <p>
              <strong>{preview.title}</strong>
            </p>
            <p className={styles.lines}>{preview.text}</p>
            {preview.link ? <p className={styles.link}>{preview.link}</p> : null}
            {preview.end ? (
              <p className={styles.link}>
                {preview.end.label} {preview.end.url}
              </p>
            ) : null}
          </div>
          <details className={styles.more}>
            <summary>{t('templates.body')}</summary>
            <pre className={styles.text}>{preview.body}</pre>
          </details>
        </div>
      )
  }
}
