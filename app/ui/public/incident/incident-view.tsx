import type { PublishedUpdate } from '#app/ui/public/incident/published-update.ts'
import { formatNumber, type Moment } from '#app/i18n/format.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Page, Section } from '#app/ui/page/page.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import {
  IncidentPanel,
  type IncidentBrief,
  type PublicStatus,
} from '#app/ui/public/incident/incident-panel.tsx'
import { UpdateBody } from '#app/ui/public/incident/update-body.tsx'
import { TranslatedBlock, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import { Time } from '#app/ui/time.tsx'
import { Timeline } from '#app/ui/ticket/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'

export type IncidentViewProps = {
  incident: IncidentBrief
  affected: string[]
  hasPostmortem: boolean
  relief: TranslatedText | null
  estimate: { taxpayers: number | null; invoices: number | null; at: Moment } | null
  updates: PublishedUpdate[]
  now: Moment
}

const statusTones: Record<PublicStatus, Tone> = {
  investigating: 'watch',
  identified: 'partial',
  monitoring: 'planned',
  resolved: 'ok',
  postmortem: 'info',
}

/** `html` of an update is made and cleaned by the server; nothing else may be put there. */
export function IncidentView(props: IncidentViewProps) {
  const { incident, affected, hasPostmortem, relief, estimate, updates, now } = props
  const t = useT()
  return (
    <Page>
      <IncidentPanel incident={incident} now={now} heading="h1" link={false} actions />
      {incident.resolvedAt ? null : (
        <p data-print="no">
          <PublicLink data-alone to="/subscribe/manage">
            {t('subscribe.manageLink')}
          </PublicLink>
        </p>
      )}
      {hasPostmortem ? (
        <p>
          <PublicLink data-alone to={`/incidents/${incident.number}/postmortem`}>
            {t('postmortem.read')}
          </PublicLink>
        </p>
      ) : null}
      {relief ? (
        <Section title={t('incident.relief')}>
          <TranslatedBlock language={relief.language}>{relief.text}</TranslatedBlock>
        </Section>
      ) : null}
      <Section title={t('incident.updates')}>
        {updates.length === 0 ? (
          <EmptyState icon="megaphone" title={t('incident.noUpdates')} />
        ) : (
          <Timeline
            label={t('incident.updates')}
            now={now}
            events={updates.map((update) => ({
              id: update.id,
              anchor: `update-${update.id}`,
              at: update.at,
              tone: statusTones[update.status],
              title: t(`status.${update.status}`),
              body: <UpdateBody update={update} now={now} />,
            }))}
          />
        )}
      </Section>
      {incident.resolvedAt ? (
        <PublicLink data-alone to={`/feedback?incident=${incident.number}`}>
          {t('feedback.link')}
        </PublicLink>
      ) : null}
      <Facts
        facts={[
          { label: t('incident.affected'), value: affected.join(t('list.comma')) },
          { label: t('incident.estimate'), value: estimate ? <Estimated {...estimate} now={now} /> : null },
          { label: t('incident.number'), value: <GroupedNumber value={incident.number} /> },
        ]}
      />
    </Page>
  )
}

type EstimatedProps = { taxpayers: number | null; invoices: number | null; at: Moment; now: Moment }

/** The estimated number of affected taxpayers and invoices, with its date. */
function Estimated({ taxpayers, invoices, at, now }: EstimatedProps) {
  const t = useT()
  const language = useLanguage()
  const figures = [
    taxpayers === null
      ? null
      : t('incident.estimateTaxpayers', { figure: formatNumber(taxpayers, language) }),
    invoices === null ? null : t('incident.estimateInvoices', { figure: formatNumber(invoices, language) }),
  ]
  return (
    <>
      {figures.filter(Boolean).join(t('list.comma'))}
      <small>
        {' · '}
        <Sentence of="incident.estimateAt" parts={{ moment: <Time at={at} now={now} /> }} />
      </small>
    </>
  )
}
