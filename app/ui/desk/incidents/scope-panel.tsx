import { formatNumber } from '#app/i18n/format.ts'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { isKey } from '#app/i18n/catalogue.ts'
import { regionWords } from '#app/ui/incident/region-words.ts'
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
  const wordsOf = (list: string, names: readonly string[]) =>
    names
      .map((name) => {
        const key = `${list}.${name}`
        return isKey(key) ? t(key) : name
      })
      .join(t('list.comma'))
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
          {
            label: t('scope.components'),
            value: wordsOf('component', incident.components) || t('component.all'),
          },
          { label: t('scope.regions'), value: regionWords(incident.regions, t) },
          { label: t('amended.symptoms'), value: wordsOf('symptom', incident.symptoms) },
          { label: t('amended.invoiceKinds'), value: wordsOf('invoiceKind', incident.invoiceKinds) },
          { label: t('amended.issuedFrom'), value: incident.issuedFrom },
          { label: t('amended.issuedUntil'), value: incident.issuedUntil },
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
