import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { ForeignMark, useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import styles from '#app/ui/public/entries/entry-list.module.css'

export type EntryItem = {
  id: string
  to: string
  title: TranslatedText
  /** Badges and times above the title. */
  head: ReactNode
  text?: ReactNode
}

/** What there is to read, a card each. */
export function EntryList({ items }: { items: readonly EntryItem[] }) {
  return (
    <ul role="list" className={styles.list}>
      {items.map(({ id, ...item }) => (
        <EntryCard key={id} {...item} />
      ))}
    </ul>
  )
}

function EntryCard({ to, title, head, text }: Omit<EntryItem, 'id'>) {
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
