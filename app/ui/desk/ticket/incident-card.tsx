import { Link } from '@remix-run/react'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere } from '#app/ui/desk/desk-form.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

export function IncidentCard({ view, incidents, now }: TicketPage) {
  const t = useT()
  const language = useLanguage()
  const here = useHere()
  const { incident, can, ticket } = view
  const hidden = (
    <>
      <input type="hidden" name="back" value={here} />
      <input type="hidden" name="ticket" value={ticket.number} />
    </>
  )
  const choices = (some: TicketPage['incidents']) =>
    some.map(({ number, title }) => ({ value: number, label: `${nameIn(title, language)} (${number})` }))
  if (!incident && (!can.link || incidents.length === 0)) return null
  if (!incident) {
    return (
      <RailCard title={t('rail.incident')}>
        <DeskForm action="/desk/tickets/links" className={styles.form}>
          {hidden}
          <Select
            name="incident"
            label={t('incident.choose')}
            width="full"
            titled
            groups={[
              { label: t('incident.fits'), choices: choices(incidents.filter(({ fits }) => fits)) },
              { label: t('incident.others'), choices: choices(incidents.filter(({ fits }) => !fits)) },
            ].filter((group) => group.choices.length > 0)}
          />
          <Button look="secondary" icon="link">
            {t('incident.link')}
          </Button>
        </DeskForm>
      </RailCard>
    )
  }
  const status = `status.${incident.publicStatus}`
  return (
    <RailCard title={t('rail.incident')}>
      <p>
        <Link to={`/desk/incidents/${incident.number}`}>{nameIn(incident.title, language)}</Link>
      </p>
      <p className={styles.quiet}>
        {incident.number} · {isKey(status) ? t(status) : null}
        {incident.eta ? (
          <>
            {' · '}
            {t('room.eta')} <Time at={incident.eta} now={now} />
          </>
        ) : null}
      </p>
      {can.link ? (
        <DeskForm action="/desk/tickets/links">
          {hidden}
          <input type="hidden" name="incident" value={incident.number} />
          <input type="hidden" name="remove" value="yes" />
          <Button look="secondary">{t('incident.unlink')}</Button>
        </DeskForm>
      ) : null}
    </RailCard>
  )
}
