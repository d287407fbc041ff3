import { classes } from '#app/ui/classes.ts'
import styles from '#app/ui/words.module.css'

type WordsProps = {
  html: string
  lang?: string | undefined
  /** In a conversation, where a message is a few lines among others. */
  tight?: boolean
}

/** Words of the house in Markdown; `html` is made and cleaned by the server. */
export const Words = ({ html, lang, tight }: WordsProps) => (
  <div
    className={classes(styles.words, tight && styles.tight)}
    lang={lang}
    dangerouslySetInnerHTML={{ __html: html }}
  />
)
