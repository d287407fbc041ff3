import { useState } from 'react'
import type { WordingField } from '#app/domain/messages/templates/show-wording.ts'
import type { Language } from '#app/i18n/language.ts'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

type WordFieldProps = {
  field: WordingField
  language: Language
  text: string
  error: string | undefined
  /** Somebody else has saved meanwhile: what they wrote stands beside. */
  isStale: boolean
}

/** One part of a message: what it says, what it said first, and what may stand in it. */
export function WordField({ field, language, text, error, isStale }: WordFieldProps) {
  const t = useT()
  const [units, setUnits] = useState(text.length)
  const { key, label, original, variables, necessary } = field
  const isSms = key.startsWith('sms.')
  const oneLine = isSms || ['subject', 'correctionSubject', 'title'].includes(label)
  const named = (names: string[]) => names.map((name) => `{{${name}}}`).join(' ')
  const may =
    variables.length === 0
      ? t('wording.noVariables')
      : necessary.length === 0
        ? t('wording.variables', { all: named(variables) })
        : t('wording.necessary', { all: named(variables), needed: named(necessary) })
  return (
    <div>
      <TextArea
        name={key}
        label={t(`wording.part.${label}`)}
        hint={
          <>
            <span className={styles.line}>{t('wording.original', { text: original })}</span>
            <span className={styles.line}>{may}</span>
            {isSms ? <span className={styles.line}>{t('wording.smsHint')}</span> : null}
          </>
        }
        error={error}
        warning={isStale && field.text !== text ? t('wording.stored', { text: field.text }) : null}
        defaultValue={text}
        onChange={(event) => setUnits(event.target.value.length)}
        rows={isSms ? 3 : oneLine ? 1 : 3}
        lang={language}
      />
      {isSms ? <p className={styles.quiet}>{t('wording.length', { units })}</p> : null}
    </div>
  )
}
