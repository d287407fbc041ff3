import type { ReactNode } from 'react'
import { Mixed } from '#app/ui/mixed.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/incident/workaround-box.module.css'

type WorkaroundBoxProps = {
  /** The steps; a single one is a sentence. A text with lines counts each line as a step. */
  steps: string | readonly string[]
  title?: string
  /** The language of the steps, where it is not that of the page. */
  lang?: string
  level?: 'h2' | 'h3' | 'h4'
  children?: ReactNode
}

const numbering = /^\s*(?:\d+[.、)]|[-*•])\s*/

/** What to do meanwhile: the first thing after the sentence that says what is wrong. */
export function WorkaroundBox({ steps, title, lang, level: Heading = 'h2', children }: WorkaroundBoxProps) {
  const t = useT()
  const lines = (typeof steps === 'string' ? steps.split('\n') : [...steps])
    .map((line) => line.replace(numbering, '').trim())
    .filter(Boolean)
  if (lines.length === 0) return null
  return (
    <section className={styles.box}>
      <Heading>{title ?? t('workaround.title')}</Heading>
      {lines.length === 1 ? (
        <p lang={lang}>{lang ? lines[0] : <Mixed text={lines[0] ?? ''} />}</p>
      ) : (
        <ol className={styles.steps} lang={lang}>
          {lines.map((line) => (
            <li key={line}>{lang ? line : <Mixed text={line} />}</li>
          ))}
        </ol>
      )}
      {children}
    </section>
  )
}
