import { Fragment } from 'react'
import { chineseRun } from '#app/i18n/chinese-run.ts'
import { languageFacts } from '#app/i18n/language.ts'
import { useLanguage } from '#app/ui/language.tsx'

const pieces = new RegExp(`(${chineseRun.source})`, 'u')

/** Marks Chinese words within a text of another language with their `lang`, for screen readers. */
export function Mixed({ text }: { text: string }) {
  const language = useLanguage()
  if (languageFacts[language].isHan) return text
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
