import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Contents } from '#app/ui/public/help/contents.tsx'
import { ForeignMark, useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import article from '#app/ui/public/help/article.module.css'
import styles from '#app/ui/public/privacy/privacy.module.css'

type Line = { version: number; effectiveAt: Moment }
export type PrivacyViewProps = Line & {
  /** Made and cleaned by the server; nothing else may be put there. */
  html: string
  language: TranslatedText['language']
  sections: { id: string; title: string }[]
  changes: TranslatedText
  current: number | null
  isNews: boolean
  others: Line[]
  coming: Line | null
  now: Moment
}

export function PrivacyView(props: PrivacyViewProps) {
  const t = useT()
  const { version, effectiveAt, changes, others, now } = props
  const lang = useTextLang({ text: '', language: props.language })
  return (
    <Page>
      <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
      <Standing {...props} />
      <p className={styles.version}>
        <strong>{t('privacy.version', { version })}</strong> · {t('privacy.effective')}{' '}
        <Time at={effectiveAt} now={now} as="date" /> · {t('privacy.changes')}
        {t('list.colon')}
        <span lang={useTextLang(changes)}>{changes.text}</span>
      </p>
      <div className={article.layout}>
        <div className={article.article}>
          <ForeignMark language={props.language} />
          <div className={article.text} lang={lang} dangerouslySetInnerHTML={{ __html: props.html }} />
        </div>
        <Contents sections={props.sections} lang={lang} />
      </div>
      {others.length > 0 ? (
        <Section title={t('privacy.former')}>
          <ul role="list">
            {others.map((other) => (
              <li key={other.version}>
                <PublicLink to={`/privacy?version=${other.version}`}>
                  {t('privacy.version', { version: other.version })}
                </PublicLink>{' '}
                · <Time at={other.effectiveAt} now={now} as="date" />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}

/** What the reader must know of the version before reading it. */
function Standing({ version, effectiveAt, current, isNews, coming, now }: PrivacyViewProps) {
  const t = useT()
  return (
    <>
      {current === null ? null : (
        <Notice tone="watch" title={t(version > current ? 'privacy.comingVersion' : 'privacy.old')}>
          <p>
            {t('privacy.oldText', { version: current })}{' '}
            <PublicLink to="/privacy">{t('privacy.toCurrent')}</PublicLink>
          </p>
        </Notice>
      )}
      {isNews ? (
        <Notice title={t('privacy.recentChange')}>
          <p>
            {t('privacy.newsSince')} <Time at={effectiveAt} now={now} as="date" />
          </p>
        </Notice>
      ) : null}
      {coming ? (
        <Notice title={t('privacy.coming', { version: coming.version })}>
          <p>
            <Time at={coming.effectiveAt} now={now} as="date" /> ·{' '}
            <PublicLink to={`/privacy?version=${coming.version}`}>{t('privacy.read')}</PublicLink>
          </p>
        </Notice>
      ) : null}
    </>
  )
}
