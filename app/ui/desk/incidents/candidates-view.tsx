import { Link } from '@remix-run/react'
import { useState } from 'react'
import type { Candidate, Candidates } from '#app/domain/incidents/incidents/candidates.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/candidates.module.css'

type CandidatesProps = Candidates & { hours: number; result: ActionResult; now: Date }

const periods = [6, 24, 72, 168] as const

/** What the rule finds. It is a guess: none is ticked before a person has looked at it. */
export function CandidatesView(props: CandidatesProps) {
  const { incident, tickets, more, unknownRegions, hours, result, now } = props
  const t = useT()
  const language = useLanguage()
  const room = `/desk/incidents/${incident.number}`
  const here = `${room}/candidates?hours=${hours}`
  const count = formatNumber(tickets.length, language)
  return (
    <DeskPage title={t('candidates.title')} lead={<Link to={room}>{nameIn(incident.title, language)}</Link>}>
      <ActionResultNotice result={result} />
      <p className={styles.rule}>{t('candidates.rule')}</p>
      {incident.drillSince ? <p className={styles.rule}>{t('candidates.drill')}</p> : null}
      {unknownRegions.length > 0 ? (
        <p className={styles.rule}>
          {t('candidates.regionsUnknown', { regions: unknownRegions.join(t('list.comma')) })}
        </p>
      ) : null}
      <nav aria-label={t('candidates.period')} className={styles.periods}>
        {periods.map((period) => (
          <Link
            key={period}
            to={`${room}/candidates?hours=${period}`}
            aria-current={period === hours ? 'true' : undefined}
          >
            {t('candidates.hours', { hours: period })}
          </Link>
        ))}
      </nav>
      <DeskPanel title={t(more ? 'candidates.foundMore' : 'candidates.found', { figure: count })}>
        {tickets.length === 0 ? (
          <EmptyState icon="check" title={t('candidates.none')} />
        ) : (
          <DeskForm
            action={incident.drillSince ? `${room}/copies` : '/desk/tickets/links'}
            className={styles.form}
          >
            <input type="hidden" name="back" value={here} />
            <input type="hidden" name="incident" value={incident.number} />
            <Choice tickets={tickets} now={now} />
            <Button icon={incident.drillSince ? 'copy' : 'link'}>
              {t(incident.drillSince ? 'candidates.copy' : 'candidates.link')}
            </Button>
          </DeskForm>
        )}
      </DeskPanel>
    </DeskPage>
  )
}

/** With none ticked the form is refused with words: without scripts its button could not wake up. */
function Choice({ tickets, now }: { tickets: readonly Candidate[]; now: Date }) {
  const t = useT()
  const language = useLanguage()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  // What was linked meanwhile is no more on the page.
  const selected = tickets.filter(({ number }) => ticked.has(number))
  const tick = (number: string, isTicked: boolean) => {
    const next = new Set(ticked)
    if (isTicked) next.add(number)
    else next.delete(number)
    setTicked(next)
  }
  return (
    <>
      <div className={styles.choose}>
        <span role="status">{t('bulk.count', { count: selected.length })}</span>
        {selected.length < tickets.length ? (
          <Button
            type="button"
            look="quiet"
            onClick={() => setTicked(new Set(tickets.map(({ number }) => number)))}
          >
            {t('candidates.all', { figure: formatNumber(tickets.length, language) })}
          </Button>
        ) : null}
        {selected.length > 0 ? (
          <Button type="button" look="quiet" onClick={() => setTicked(new Set())}>
            {t('bulk.clear')}
          </Button>
        ) : null}
      </div>
      <ul role="list" className={styles.list}>
        {tickets.map(({ number, subject, createdAt }) => (
          <li key={number}>
            <label>
              <input
                type="checkbox"
                name="ticket"
                value={number}
                checked={ticked.has(number)}
                onChange={(event) => tick(number, event.currentTarget.checked)}
              />
              <span>{subject}</span>
            </label>
            <Link to={`/desk/tickets/${number}`}>{number}</Link>
            <Time at={createdAt} now={now} />
          </li>
        ))}
      </ul>
    </>
  )
}
