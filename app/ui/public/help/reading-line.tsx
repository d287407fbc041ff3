import { Fragment } from 'react'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import type { ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { useTextLang } from '#app/ui/public/translated-text.tsx'
import styles from '#app/ui/public/help/help.module.css'

/** Articles offered in passing, in a new window where a form must not be lost. */
export function ReadingLine({
  label,
  articles,
  aside,
}: {
  label: string
  articles: ArticleLine[]
  aside?: boolean
}) {
  const t = useT()
  if (articles.length === 0) return null
  return (
    <p className={styles.reading}>
      {label}{' '}
      {articles.map((article, index) => (
        <Fragment key={article.slug}>
          {index > 0 ? t('list.comma') : null}
          <Title article={article} aside={aside} />
        </Fragment>
      ))}
    </p>
  )
}

function Title({ article, aside }: { article: ArticleLine; aside?: boolean }) {
  return (
    <PublicLink
      to={`/help/${article.slug}`}
      lang={useTextLang(article.title)}
      {...(aside ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {article.title.text}
    </PublicLink>
  )
}
