import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { ForeignMark, useTextLang, type Told } from '#app/ui/public/told.tsx'
import styles from '#app/ui/public/news/news-list.module.css'

export type NewsItem = {
  id: string
  to: string
  title: Told
  /** Badges and times above the title. */
  head: ReactNode
  text?: ReactNode
}

/** What there is to read, a card each. */
export function NewsList({ items }: { items: readonly NewsItem[] }) {
  return (
    <ul role="list" className={styles.list}>
      {items.map(({ id, ...item }) => (
        <NewsCard key={id} {...item} />
      ))}
    </ul>
  )
}

function NewsCard({ to, title, head, text }: Omit<NewsItem, 'id'>) {
  const lang = useTextLang(title)
  return (
    <li className={styles.item}>
      <p className={styles.head}>
        {head}
        <ForeignMark language={title.language} />
      </p>
      <h3 lang={lang}>
        <PublicLink data-alone to={to}>
          {title.text}
        </PublicLink>
      </h3>
      {text ? <p className={styles.text}>{text}</p> : null}
    </li>
  )
}

/** To what came before and what came after. */
export function Turn({
  back,
  on,
}: {
  back: { to: string; label: string } | null
  on: { to: string; label: string } | null
}) {
  if (!back && !on) return null
  return (
    <p className={styles.turn}>
      {back ? (
        <PublicLink to={back.to}>
          <Icon name="arrow-left" />
          {back.label}
        </PublicLink>
      ) : (
        <span />
      )}
      {on ? (
        <PublicLink to={on.to}>
          {on.label}
          <Icon name="arrow-right" />
        </PublicLink>
      ) : null}
    </p>
  )
}

/** Words of the house in Markdown; `html` is made and cleaned by the server. */
export const Words = ({ html, lang }: { html: string; lang?: string | undefined }) => (
  <div className={styles.words} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
)
