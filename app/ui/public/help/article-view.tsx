import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { BackLink, Page } from '#app/ui/page/page.tsx'
import { ArticleLines, type ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { Contents } from '#app/ui/public/help/contents.tsx'
import { Helpful, type HelpfulProps } from '#app/ui/public/help/helpful.tsx'
import { Unsolved } from '#app/ui/public/help/help-view.tsx'
import { ForeignMark, useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/help/article.module.css'

export type ArticleViewProps = {
  title: TranslatedText
  summary: TranslatedText
  /** Made and cleaned by the server; nothing else may be put there. */
  html: string
  language: TranslatedText['language']
  sections: { id: string; title: string }[]
  updatedAt: Moment
  related: ArticleLine[]
  helpful: HelpfulProps
  now: Moment
}

export function ArticleView(props: ArticleViewProps) {
  const t = useT()
  const { title, summary, sections, related, now } = props
  const lang = useTextLang({ text: '', language: props.language })
  return (
    <Page>
      <BackLink to="/help">{t('help.title')}</BackLink>
      <div className={styles.layout}>
        <article className={styles.article}>
          <header>
            <h1 lang={useTextLang(title)}>
              <Mixed text={title.text} />
            </h1>
            <p className={styles.summary} lang={useTextLang(summary)}>
              <Mixed text={summary.text} />
            </p>
            <ForeignMark language={props.language} />
          </header>
          <div className={styles.text} lang={lang} dangerouslySetInnerHTML={{ __html: props.html }} />
          <p className={styles.updated}>
            {t('help.updated')} <Time at={props.updatedAt} now={now} as="date" />
          </p>
        </article>
        <Contents sections={sections} lang={lang} />
      </div>
      <Helpful {...props.helpful} />
      <Unsolved />
      {related.length > 0 ? (
        <section className={styles.related} data-print="no">
          <h2>{t('help.related')}</h2>
          <ArticleLines articles={related} />
        </section>
      ) : null}
    </Page>
  )
}
