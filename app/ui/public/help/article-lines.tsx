import { Mixed } from '#app/ui/mixed.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type Told } from '#app/ui/public/told.tsx'
import styles from '#app/ui/public/help/help.module.css'

export type ArticleLine = { slug: string; title: Told; summary: Told }

/** Articles as a list: what it is called, and what it says in a sentence. */
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
