import { Form, Link, useSubmit } from '@remix-run/react'
import type { Priority, TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { Button } from '#app/ui/actions/button.tsx'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/filters.module.css'

const states: readonly TicketState[] = [
  'new',
  'open',
  'waiting_reporter',
  'waiting_upstream',
  'reopened',
  'resolved',
  'closed',
  'cancelled',
]
const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low']

type Choice = { value: string; label: string }

export function InboxFilters({ query, departments, incidents }: InboxViewProps) {
  const t = useT()
  const language = useLanguage()
  const submit = useSubmit()
  const active = [query.state, query.department, query.priority, query.incident].filter(Boolean).length
  const filters: Array<{ name: 'state' | 'department' | 'priority' | 'incident'; choices: Choice[] }> = [
    { name: 'state', choices: states.map((value) => ({ value, label: t(`ticketState.${value}`) })) },
    {
      name: 'department',
      choices: departments.map(({ key, name }) => ({ value: key, label: nameIn(name, language) })),
    },
    { name: 'priority', choices: priorities.map((value) => ({ value, label: t(`priority.${value}`) })) },
    {
      name: 'incident',
      choices: withChosen(
        query.incident,
        incidents.map(({ number, title, drill }) => ({
          value: number,
          label: `${drill ? `${t('room.drill')} · ` : ''}${nameIn(title, language)}`,
        })),
      ),
    },
  ]
  return (
    <details className={styles.filters} open={active > 0 || query.q !== undefined}>
      <summary>
        <Icon name="filter" />
        {active > 0 ? t('inbox.filtered', { count: active }) : t('inbox.filter')}
      </summary>
      <Form action="/desk/tickets" className={styles.form} onChange={(event) => submit(event.currentTarget)}>
        <input type="hidden" name="view" value={query.view} />
        {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
        {filters.map(({ name, choices }) => (
          <select
            key={`${name} ${query[name]}`}
            name={name}
            aria-label={t(`filter.${name}`)}
            defaultValue={query[name] ?? ''}
            className={styles.select}
          >
            <option value="">{t(`filter.${name}`)}</option>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        ))}
        <Button look="secondary">{t('inbox.apply')}</Button>
        {active > 0 || query.q ? (
          <Link to={`/desk/tickets?view=${query.view}`}>
            {query.q ? t('inbox.clearSearch', { q: query.q }) : t('inbox.clear')}
          </Link>
        ) : null}
      </Form>
    </details>
  )
}

/** An incident that is over is offered no more, but stays chosen where its tickets are listed. */
const withChosen = (chosen: string | undefined, choices: Choice[]): Choice[] =>
  chosen && choices.every(({ value }) => value !== chosen)
    ? [...choices, { value: chosen, label: chosen }]
    : choices
