import { Fragment } from 'react'
import { chineseRun } from '#app/i18n/chinese-run.ts'
import { useLanguage } from '#app/ui/language.tsx'

const pieces = new RegExp(`(${chineseRun.source})`, 'u')

/** A text in which Chinese may stand within another language: said to be Chinese, for whoever reads it aloud. */
export function Mixed({ text }: { text: string }) {
  const language = useLanguage()
  if (language !== 'en') return text
  return text.split(pieces).map((piece, index) =>
    /\p{Script=Han}/u.test(piece) ? (
      <span key={`${index} ${piece}`} lang="zh">
        {piece}
      </span>
    ) : (
      <Fragment key={`${index} ${piece}`}>{piece}</Fragment>
    ),
  )
}
