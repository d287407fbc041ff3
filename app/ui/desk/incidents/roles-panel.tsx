import { incidentRoleNames } from '#app/domain/ground/vocabulary/incident-words.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { FoldForm } from '#app/ui/desk/ticket/fold-form.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** Who has which role since when, who had it before, and the form to hand it over. */
export function RolesPanel({ incident, roles, candidates, now }: RoomProps) {
  const t = useT()
  const former = roles.filter(({ until }) => until !== null).toReversed()
  return (
    <DeskPanel title={t('roles.title')}>
      <ul role="list" className={styles.updates}>
        {incidentRoleNames.map((role) => {
          const held = roles.find((one) => one.role === role && one.until === null)
          const others = (candidates?.[role] ?? []).filter(({ id }) => id !== held?.staffId)
          const name = t(`incidentRole.${role}`)
          return (
            <li key={role}>
              <p>
                <strong>{name}</strong> {held?.name ?? t('room.none')}
                {held ? (
                  <span className={styles.quiet}>
                    {' · '}
                    {t('roles.since')} <Time at={held.since} now={now} />
                  </span>
                ) : null}
              </p>
              {others.length > 0 ? (
                <FoldForm
                  action={`/desk/incidents/${incident.number}/roles`}
                  title={t(held ? 'roles.handOver' : 'roles.give')}
                  of={name}
                  sends={{ role }}
                  icon="user"
                >
                  <Select
                    name="to"
                    id={`role-${role}-to`}
                    label={t('roles.to')}
                    width="full"
                    required
                    blank
                    choices={others.map(({ id, name: label }) => ({ value: id, label }))}
                  />
                  <Button>{t(held ? 'roles.handOver' : 'roles.give')}</Button>
                </FoldForm>
              ) : null}
            </li>
          )
        })}
      </ul>
      {former.length > 0 ? (
        <details>
          <summary>{t('roles.former')}</summary>
          <ul role="list" className={styles.updates}>
            {former.map((held) => (
              <li key={held.id}>
                <p>
                  {t(`incidentRole.${held.role}`)} {held.name}
                  <span className={styles.quiet}>
                    {' · '}
                    <Time at={held.since} now={now} /> – <Time at={held.until ?? now} now={now} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </DeskPanel>
  )
}
