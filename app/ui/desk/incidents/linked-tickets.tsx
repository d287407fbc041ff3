import { Link } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useReturned } from '#app/ui/desk/desk-form.tsx'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { TicketDot } from '#app/ui/desk/ticket-state.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

export function LinkedTickets({ incident, linked, scope, can }: RoomProps) {
  const t = useT()
  const back = `/desk/incidents/${incident.number}`
  const add = `${back}/${incident.drillSince ? 'copies' : 'tickets'}`
  const returned = useReturned(add)
  return (
    <DeskPanel
      title={t('room.linked')}
      aside={
        scope.tickets > 0 ? (
          <Link to={`/desk/tickets?view=all&incident=${incident.number}`}>{t('room.inInbox')}</Link>
        ) : null
      }
    >
      {linked.length === 0 ? <p className={styles.quiet}>{t('room.noLinked')}</p> : null}
      <ul role="list" className={styles.linked} tabIndex={linked.length > 8 ? 0 : undefined}>
        {linked.map(({ number, subject, state }) => (
          <li key={number}>
            <TicketDot state={state} />
            <Link to={`/desk/tickets/${number}`}>{subject}</Link>
            {can.command && !incident.resolvedAt ? (
              <DeskForm action="/desk/tickets/links">
                <input type="hidden" name="back" value={back} />
                <input type="hidden" name="incident" value={incident.number} />
                <input type="hidden" name="ticket" value={number} />
                <input type="hidden" name="remove" value="yes" />
                <Button look="quiet" icon="cross" aria-label={t('room.unlink', { number })} />
              </DeskForm>
            ) : null}
          </li>
        ))}
      </ul>
      {can.command && !incident.resolvedAt ? (
        <DeskForm action={add} className={styles.add}>
          <input type="hidden" name="back" value={back} />
          <input
            name="ticket"
            defaultValue={returned?.values.ticket}
            aria-label={t('room.ticketNumber')}
            placeholder={t('room.ticketNumber')}
            required
          />
          <Button look="secondary" icon="plus">
            {t(incident.drillSince ? 'room.copy' : 'room.add')}
          </Button>
        </DeskForm>
      ) : null}
      {can.command && !incident.resolvedAt ? (
        <Link to={`${back}/candidates`}>{t('candidates.open')}</Link>
      ) : null}
    </DeskPanel>
  )
}
