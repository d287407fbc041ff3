import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import styles from '#app/ui/public/help/help.module.css'

type Segment = { text: string; marked: boolean }
export type Result = {
  slug: string
  title: Segment[]
  excerpt: Segment[]
  where: 'title' | 'summary' | 'body' | 'similar'
}

/** What was found, with the words that were looked for marked, and why each is here. */
export function SearchResults({ q, results }: { q: string; results: Result[] }) {
  const t = useT()
  const similar = results[0]?.where === 'similar'
  if (results.length === 0)
    return (
      <EmptyState icon="search" title={t('help.none')}>
        <Mixed text={t('help.for', { q })} />
        <br />
        {t('help.noneText')}
      </EmptyState>
    )
  return (
    <section className={styles.results}>
      <h2>{t(similar ? 'help.foundSimilar' : 'help.found', { count: results.length })}</h2>
      <p className={styles.hint}>
        <Mixed text={t('help.for', { q })} />
      </p>
      <ol role="list" className={styles.lines}>
        {results.map(({ slug, title, excerpt, where }) => (
          <li key={slug}>
            <PublicLink data-alone to={`/help/${slug}`}>
              <Marked segments={title} />
            </PublicLink>
            <p>
              <Marked segments={excerpt} />
            </p>
            <p className={styles.why}>{t(`help.where.${where}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Marked({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, marked }, index) =>
    marked ? (
      <mark key={`${index} ${text}`}>
        <Mixed text={text} />
      </mark>
    ) : (
      <Mixed key={`${index} ${text}`} text={text} />
    ),
  )
}
