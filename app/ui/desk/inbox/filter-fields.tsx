import type { FilterChoices } from '#app/domain/desk/tickets/filter-choices.ts'
import type { InboxFilter } from '#app/domain/ground/vocabulary/inbox-views.ts'
import {
  priorities,
  reachableStates,
  ticketChannels,
  ticketKinds,
} from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { useCategoryName } from '#app/ui/desk/inbox/use-filter-words.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/filters.module.css'

type Choice = { value: string; label: string }
type FilterFieldsProps = InboxViewProps & { choices: FilterChoices }

/** A field for everything that a row has. */
export function FilterFields(inbox: FilterFieldsProps) {
  const t = useT()
  const { query } = inbox
  const lists = useLists(inbox)
  return (
    <>
      <div className={styles.fields}>
        {lists.map(([name, options], place) => (
          <label key={name}>
            {t(`filter.${name}`)}
            <select name={name} autoFocus={place === 0} defaultValue={query[name] ?? ''}>
              <option value="">{t('filter.any')}</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          {t('filter.tag')}
          <input name="tag" maxLength={24} defaultValue={query.tag} />
        </label>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {t(`filter.${name}`)}
            <input type="date" name={name} defaultValue={query[name]} />
          </label>
        ))}
      </div>
      <div className={styles.ticks}>
        {(['supervised', 'nudged', 'rated', 'unread'] as const).map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              name={name}
              value={name === 'rated' ? 'low' : 'yes'}
              defaultChecked={query[name] !== undefined}
            />
            {t(`filter.${name}`)}
          </label>
        ))}
      </div>
    </>
  )
}

function useLists({ query, names, incidents, choices }: FilterFieldsProps): Array<[InboxFilter, Choice[]]> {
  const t = useT()
  const language = useLanguage()
  const categoryName = useCategoryName()
  const title = (number: string, name: Parameters<typeof nameIn>[0] | undefined) => ({
    value: number,
    label: name ? nameIn(name, language) : number,
  })
  return [
    ['state', reachableStates.map((value) => ({ value, label: t(`ticketState.${value}`) }))],
    ['priority', priorities.map((value) => ({ value, label: t(`priority.${value}`) }))],
    ['department', choices.departments.map(({ key, name }) => title(key, name))],
    [
      'assignee',
      [
        { value: 'me', label: t('filter.me') },
        { value: 'nobody', label: t('inbox.nobody') },
        ...withChosen(
          query.assignee === 'me' || query.assignee === 'nobody' ? undefined : query.assignee,
          names.assignee,
          choices.colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ),
      ],
    ],
    ['kind', ticketKinds.map((value) => ({ value, label: t(`kind.${value}`) }))],
    ['category', choices.categories.map((one) => ({ value: one.key, label: categoryName(one) }))],
    ['channel', ticketChannels.map((value) => ({ value, label: t(`channel.${value}`) }))],
    ['cause', choices.causes.map(({ code, title: name }) => title(code, name))],
    [
      'incident',
      withChosen(
        query.incident,
        names.incident && nameIn(names.incident, language),
        incidents.map(({ number, title: name, drill }) => ({
          value: number,
          label: `${drill ? `${t('room.drill')} · ` : ''}${nameIn(name, language)}`,
        })),
      ),
    ],
  ]
}

/** What is offered no more, as an incident that is over, stays chosen where it is. */
const withChosen = (chosen: string | undefined, name: string | undefined, choices: Choice[]): Choice[] =>
  chosen && choices.every(({ value }) => value !== chosen)
    ? [...choices, { value: chosen, label: name ?? chosen }]
    : choices
