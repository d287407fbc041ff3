import { Mixed } from '#app/ui/mixed.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import styles from '#app/ui/public/help/help.module.css'

export type ArticleLine = { slug: string; title: TranslatedText; summary: TranslatedText }

/** Articles as a list: title and summary. */
export function ArticleLines({ articles, brief }: { articles: ArticleLine[]; brief?: boolean }) {
  return (
    <ul role="list" className={brief ? undefined : styles.lines}>
      {articles.map((article) => (
        <Line key={article.slug} {...article} brief={brief} />
      ))}
    </ul>
  )
}

function Line({ slug, title, summary, brief }: ArticleLine & { brief?: boolean }) {
  return (
    <li>
      <PublicLink data-alone to={`/help/${slug}`} lang={useTextLang(title)}>
        <Mixed text={title.text} />
      </PublicLink>
      {brief ? null : (
        <p lang={useTextLang(summary)}>
          <Mixed text={summary.text} />
        </p>
      )}
    </li>
  )
}
