import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import styles from '#app/ui/public/help/article.module.css'

const longFrom = 3

/** The sections of a long text, beside it where there is room. */
export function Contents({ sections, lang }: { sections: { id: string; title: string }[]; lang?: string }) {
  const t = useT()
  if (sections.length < longFrom) return null
  return (
    <nav className={styles.contents} aria-labelledby="contents-title">
      <div>
        <h2 id="contents-title">{t('help.contents')}</h2>
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a data-alone href={`#${id}`} lang={lang}>
                <Mixed text={title} />
              </a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}
