import { Fragment, type ReactNode } from 'react'
import type { Key } from '#app/i18n/catalogue.ts'
import { useT } from '#app/ui/language.tsx'

/** No catalogue holds this character. */
const mark = '\u0001'

/** A sentence of the catalogue with elements for its variables: a time in it is a `<time>`, wherever a language puts it. */
export function Sentence({ of, parts }: { of: Key; parts: Record<string, ReactNode> }) {
  const t = useT()
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, mark + name + mark]))
  return (
    <>
      {t(of, marked)
        .split(mark)
        .map((piece, index) => (
          <Fragment key={index}>{index % 2 === 1 ? parts[piece] : piece}</Fragment>
        ))}
    </>
  )
}
