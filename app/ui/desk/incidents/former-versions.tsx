import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { useT } from '#app/ui/language.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** What stood there before an amendment, as its event keeps it; nothing where it was empty. */
export function FormerVersions({ before }: { before: unknown }) {
  const t = useT()
  const facts = Object.entries(typeof before === 'object' && before !== null ? before : {}).flatMap(
    ([name, value]) => {
      const key = `amended.${name}`
      const text = wordsOf(value, t, words[name])
      return isKey(key) && text ? [{ label: t(key), value: <span className={styles.text}>{text}</span> }] : []
    },
  )
  if (facts.length === 0) return null
  return (
    <details>
      <summary>{t('amended.former')}</summary>
      <Facts facts={facts} />
    </details>
  )
}

/** Fields of names out of a list, and what the words of these begin with. */
const words: Record<string, string> = {
  components: 'component',
  symptoms: 'symptom',
  invoiceKinds: 'invoiceKind',
}

/** Texts by language one under the other, lists in one line, figures as they are. */
function wordsOf(value: unknown, t: Translate, named = ''): string {
  if (typeof value === 'string') {
    const key = `${named}.${value}`
    return isKey(key) ? t(key) : value
  }
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, t, named)).join(t('list.comma'))
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value)
    .map((one) => wordsOf(one, t))
    .filter(Boolean)
    .join('\n')
}
