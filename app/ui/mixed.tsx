import { Fragment } from 'react'
import { useLanguage } from '#app/ui/language.tsx'

const chineseRun = /(\p{Script=Han}(?:[\p{Script=Han}（）《》“”，。、：/]*\p{Script=Han}[）》”。]?)?)/u

/** A text in which Chinese may stand within another language: said to be Chinese, for whoever reads it aloud. */
export function Mixed({ text }: { text: string }) {
  const language = useLanguage()
  if (language !== 'en') return text
  return text.split(chineseRun).map((piece, index) =>
    /\p{Script=Han}/u.test(piece) ? (
      <span key={`${index} ${piece}`} lang="zh">
        {piece}
      </span>
    ) : (
      <Fragment key={`${index} ${piece}`}>{piece}</Fragment>
    ),
  )
}
