import { formatNumber } from '#app/i18n/format.ts'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { isKey } from '#app/i18n/catalogue.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** Who is touched, counted live. */
export function ScopePanel({ incident, scope, now }: RoomProps) {
  const t = useT()
  const language = useLanguage()
  const { estimate } = incident
  const figures = [
    [t('scope.tickets'), scope.tickets],
    [t('scope.open'), scope.openTickets],
    [t('scope.contacts'), scope.contacts],
  ] as const
  const components = incident.components.map((component) => {
    const key = `component.${component}`
    return isKey(key) ? t(key) : component
  })
  return (
    <DeskPanel title={t('room.scope')}>
      <dl className={styles.scope}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(value, language)}</dd>
          </div>
        ))}
      </dl>
      <Facts
        facts={[
          { label: t('scope.components'), value: components.join(t('list.comma')) || t('component.all') },
          { label: t('scope.regions'), value: incident.regions.join(t('list.comma')) },
          { label: t('amended.dependencies'), value: incident.dependencies.join(t('list.comma')) },
          {
            label: t('scope.departments'),
            value: scope.departments
              .map(({ name, tickets }) => `${nameIn(name, language)} ${tickets}`)
              .join(t('list.comma')),
          },
          {
            label: t('amended.estimate'),
            value: estimate ? (
              <>
                {[
                  estimate.taxpayers === undefined
                    ? ''
                    : t('incident.estimateTaxpayers', { figure: formatNumber(estimate.taxpayers, language) }),
                  estimate.invoices === undefined
                    ? ''
                    : t('incident.estimateInvoices', { figure: formatNumber(estimate.invoices, language) }),
                ]
                  .filter(Boolean)
                  .join(t('list.comma'))}{' '}
                · <Time at={estimate.at} now={now} />
              </>
            ) : null,
          },
        ]}
      />
    </DeskPanel>
  )
}
