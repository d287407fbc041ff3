import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

export type Said = { done: string | null; refused: string | null; field?: string | null }

/** The answer to what somebody just did, read out at once. */
export function SaidNotice({ said }: { said: Said }) {
  const t = useT()
  if (said.refused) {
    return (
      <div role="alert">
        <Notice tone="down" icon="alert">
          <p>{refusalWords(t, said.refused, said.field ?? null)}</p>
        </Notice>
      </div>
    )
  }
  const key = `done.${said.done}`
  if (!said.done || !isKey(key)) return null
  return (
    <Notice tone="ok" live>
      <p>{t(key)}</p>
    </Notice>
  )
}

export function refusalWords(t: Translate, reason: string, field: string | null): string {
  const fieldKey = `deskField.${field}`
  const named = field && isKey(fieldKey) ? `${t(fieldKey)}: ` : ''
  const key = [`refusal.${reason}`, `field.${reason}`].find(isKey)
  return `${named}${key && isKey(key) ? t(key) : t('refusal.invalid')}`
}
