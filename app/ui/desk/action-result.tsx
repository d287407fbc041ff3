import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

export type ActionResult = { done: string | null; refused: string | null; field?: string | null }

/** The answer to what somebody just did, read out at once. */
export function ActionResultNotice({ result }: { result: ActionResult }) {
  const t = useT()
  if (result.refused) {
    return (
      <div role="alert">
        <Notice tone="down" icon="alert">
          <p>{refusalWords(t, result.refused, result.field ?? null)}</p>
        </Notice>
      </div>
    )
  }
  const key = `done.${result.done}`
  if (!result.done || !isKey(key)) return null
  return (
    <Notice tone="ok" live>
      <p>{t(key)}</p>
    </Notice>
  )
}

/** What the page says where one of its small forms came back. */
export function resultOrRefused(result: ActionResult, returned: Returned | undefined): ActionResult {
  if (!returned) return result
  const [first] = returned.errors
  return { done: null, refused: first?.message ?? returned.reason, field: first?.field ?? null }
}

export function refusalWords(t: Translate, reason: string, field: string | null): string {
  const fieldKey = `deskField.${field}`
  const named = field && isKey(fieldKey) ? `${t(fieldKey)}: ` : ''
  const key = [`refusal.${reason}`, `field.${reason}`].find(isKey)
  return `${named}${key && isKey(key) ? t(key) : t('refusal.invalid')}`
}
