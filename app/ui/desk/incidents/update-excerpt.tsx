import { ForeignMark, useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** The first lines of an update. */
export function UpdateExcerpt({ excerpt }: { excerpt: TranslatedText }) {
  return (
    <>
      <p className={styles.excerpt} lang={useTextLang(excerpt)}>
        {excerpt.text}
      </p>
      <ForeignMark language={excerpt.language} />
    </>
  )
}
