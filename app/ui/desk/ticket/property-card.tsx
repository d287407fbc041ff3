import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { priorities } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { categoryWords } from '#app/ui/desk/ticket/category-words.ts'
import { causeOptions } from '#app/ui/desk/ticket/cause-names.ts'
import { CauseSelect } from '#app/ui/desk/ticket/cause-select.tsx'
import { Correction } from '#app/ui/desk/ticket/correction.tsx'
import { usePageNames } from '#app/ui/desk/ticket/page-names.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'

/** How the ticket is rated. Who is responsible for it goes by these, and so do its clocks. */
export function PropertyCard(page: TicketPage) {
  const t = useT()
  const language = useLanguage()
  const names = usePageNames(page)
  const { ticket } = page.view
  const groups = causeOptions({ ...page, t, language })
  const cause = ticket.causeCode ? (names.get(ticket.causeCode) ?? ticket.causeCode) : t('cause.unknown')
  const isGuess = ticket.causeCode !== null && !page.causeIsKnown
  return (
    <RailCard title={t('rail.properties')}>
      <Facts
        facts={[
          {
            label: t('property.priority'),
            value: (
              <Correction
                page={page}
                property="priority"
                of={t('property.priority')}
                value={priorityWords(t, ticket.priority)}
              >
                <Select
                  name="priority"
                  label={t('property.priority')}
                  width="full"
                  titled
                  defaultValue={ticket.priority}
                  hint={t('correct.clocks')}
                  choices={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
                />
              </Correction>
            ),
          },
          {
            label: t('property.category'),
            value: (
              <Correction
                page={page}
                property="category"
                of={t('property.category')}
                value={categoryWords(t, ticket.category)}
              >
                <Select
                  name="category"
                  label={t('property.category')}
                  width="full"
                  titled
                  defaultValue={ticket.category}
                  hint={t('correct.clocks')}
                  choices={page.categories.map(({ key }) => ({ value: key, label: categoryWords(t, key) }))}
                />
              </Correction>
            ),
          },
          {
            label: t('property.cause'),
            value: (
              <Correction
                page={page}
                property="cause"
                of={t('property.cause')}
                value={isGuess ? t('cause.guessed', { cause }) : cause}
              >
                <CauseSelect
                  id="correct-cause"
                  name="causeCode"
                  label={t('composer.cause')}
                  groups={groups}
                  defaultValue={page.causeIsKnown ? (ticket.causeCode ?? '') : ''}
                />
              </Correction>
            ),
          },
        ]}
      />
    </RailCard>
  )
}

function priorityWords(t: Translate, priority: string): string {
  const key = `priority.${priority}`
  return isKey(key) ? t(key) : priority
}
