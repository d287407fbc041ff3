import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Actions, Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { ArticleLines, type ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { SearchBox } from '#app/ui/public/help/search-box.tsx'
import { SearchResults, type Result } from '#app/ui/public/help/search-results.tsx'
import { Icon } from '#app/ui/icon.tsx'
import styles from '#app/ui/public/help/help.module.css'

const topics = ['lookup', 'invoice', 'kinds', 'desk'] as const
export type Shelf = { topic: (typeof topics)[number]; articles: ArticleLine[] }

export type HelpViewProps = { q: string; results: Result[] | null; shelves: Shelf[] }

export function HelpView({ q, results, shelves }: HelpViewProps) {
  const t = useT()
  return (
    <Page>
      <PageHead title={t('help.title')} lead={t('help.lead')} />
      <SearchBox q={q} />
      {results ? <SearchResults q={q} results={results} /> : null}
      {results && results.length > 0 ? (
        <p>
          <PublicLink data-alone to="/help">
            {t('help.all')}
          </PublicLink>
        </p>
      ) : (
        <>
          {results ? null : <Topics shelves={shelves} />}
          {shelves.map(({ topic, articles }) => (
            <Section key={topic} id={topic} title={t(`help.topic.${topic}`)}>
              <ArticleLines articles={articles} />
            </Section>
          ))}
        </>
      )}
      <Unsolved />
    </Page>
  )
}

function Topics({ shelves }: { shelves: Shelf[] }) {
  const t = useT()
  return (
    <nav data-links aria-label={t('help.contents')}>
      {shelves.map(({ topic, articles }) => (
        <a key={topic} href={`#${topic}`}>
          {t(`help.topic.${topic}`)} <span className={styles.count}>{articles.length}</span>
          <Icon name="chevron-down" />
        </a>
      ))}
    </nav>
  )
}

/** Links to reporting and contact for readers who found no article. */
export function Unsolved() {
  const t = useT()
  const href = usePublicHref()
  return (
    <section className={styles.unsolved} data-print="no">
      <h2>{t('help.unsolved')}</h2>
      <p>{t('help.unsolvedText')}</p>
      <Actions>
        <LinkButton href={href('/check')}>{t('help.toCheck')}</LinkButton>
        <LinkButton href={href('/report')} look="secondary">
          {t('help.toReport')}
        </LinkButton>
      </Actions>
    </section>
  )
}
