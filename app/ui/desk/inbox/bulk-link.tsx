import type { ListedIncident } from '#app/domain/incidents/incidents/fitting-ticket.ts'
import { BulkPanel } from '#app/ui/desk/inbox/bulk-panel.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'

type BulkLinkProps = {
  incidents: readonly ListedIncident[]
  selected: ReadonlySet<string>
  isWorking: boolean
}

/** Links tickets to an incident that a person chooses: those that may be behind all of the tickets come first. */
export function BulkLink({ incidents, selected, isWorking }: BulkLinkProps) {
  const t = useT()
  const language = useLanguage()
  const { fitting, others } = byFit(incidents, selected)
  const choices = (some: readonly ListedIncident[]) =>
    some.map(({ number, title }) => ({ value: number, label: `${nameIn(title, language)} (${number})` }))
  return (
    <BulkPanel action="link" title={t('bulk.link')} icon="link" submit={t('bulk.link')} isWorking={isWorking}>
      <Select
        // Where other incidents come first nothing is chosen any more: a browser would keep the place, not the choice.
        key={fitting.map(({ number }) => number).join()}
        name="incident"
        id="bulk-incident"
        label={t('bulk.incident')}
        width="full"
        titled
        blank
        choices={fitting.length === 0 ? choices(others) : []}
        groups={
          fitting.length === 0
            ? []
            : [
                { label: t('bulk.fits'), choices: choices(fitting) },
                { label: t('incident.others'), choices: choices(others) },
              ].filter((group) => group.choices.length > 0)
        }
      />
    </BulkPanel>
  )
}

/** An incident fits where it may be behind each of the selected tickets. */
export function byFit(incidents: readonly ListedIncident[], selected: ReadonlySet<string>) {
  const isFitting = ({ fits }: ListedIncident) =>
    selected.size > 0 && [...selected].every((number) => fits.includes(number))
  return {
    fitting: incidents.filter(isFitting),
    others: incidents.filter((incident) => !isFitting(incident)),
  }
}
