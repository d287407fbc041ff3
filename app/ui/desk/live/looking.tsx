import type { Looking } from '#app/domain/desk/presence/presence.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/live/live.module.css'

/** Who else has the ticket open, and who writes: read out as it changes. */
export function LookingNow({ people }: { people: readonly Looking[] }) {
  const t = useT()
  return (
    <span role="status">
      {people.map(({ id, name, typing }) => (
        <span key={id} className={styles.looking}>
          <Icon name={typing ? 'edit' : 'eye'} />
          {t(typing ? 'presence.typing' : 'presence.looking', { name })}{' '}
        </span>
      ))}
    </span>
  )
}

/** The same in a row of the list. */
export function LookingInRow({ people }: { people: readonly Looking[] | undefined }) {
  const t = useT()
  if (!people || people.length === 0) return null
  const named = (some: readonly Looking[]) => some.map(({ name }) => name).join(t('list.comma'))
  const typing = people.filter((one) => one.typing)
  const isTyping = typing.length > 0
  return (
    <span
      className={styles.inRow}
      title={t(isTyping ? 'presence.typing' : 'presence.looking', {
        name: named(isTyping ? typing : people),
      })}
    >
      <Icon name={isTyping ? 'edit' : 'eye'} size="1.1em" label={t('presence.inRow')} />
      {people.length === 1 ? named(people) : people.length}
    </span>
  )
}
