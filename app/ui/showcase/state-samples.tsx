import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Row, Sample, Samples } from '#app/ui/showcase/sample.tsx'
import { Badge, StateDot } from '#app/ui/state/badge.tsx'
import { Banner } from '#app/ui/state/banner.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { ErrorPage } from '#app/ui/state/error-page.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { SlaChip } from '#app/ui/state/sla-chip.tsx'
import { StateLine } from '#app/ui/state/state-line.tsx'
import { toneIcons, toneWords, type Tone } from '#app/ui/tone.ts'

const tones: readonly Tone[] = ['info', 'ok', 'watch', 'partial', 'down', 'planned']
const now = '2026-03-04T12:00:00+08:00'
const in2Hours = '2026-03-04T14:00:00+08:00'
const yesterday = '2026-03-03T09:00:00+08:00'

export function StateSamples() {
  const t = useT()
  const language = useLanguage()
  const long = t('privacy.lead')
  const title = { text: long, language }
  return (
    <Samples title="app/ui/state">
      <Sample name="StateLine: calm, incident, maintenance" whole>
        <StateLine tone="ok" sentence={t('tone.ok')} changedAt={now} now={now} />
        <StateLine tone="down" sentence={long} changedAt={yesterday} now={now} to="/incidents/x" />
        <StateLine
          tone="watch"
          maintained={{ until: in2Hours, windows: 1 }}
          changedAt={now}
          now={now}
          to="/maintenance/x"
        />
      </Sample>
      <Sample name="Banner: long" whole>
        <Banner number="x" title={title} />
      </Sample>
      <Sample name="Badge, StateDot">
        <Row>
          <Badge>{t('ticketState.closed')}</Badge>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone} icon={toneIcons[tone]}>
              {t(toneWords[tone])}
            </Badge>
          ))}
        </Row>
        <Row>
          {tones.map((tone) => (
            <StateDot key={tone} tone={tone} label={t(toneWords[tone])} />
          ))}
          <StateDot label={t('ticketState.closed')} hollow />
        </Row>
      </Sample>
      <Sample name="SlaChip: left, at risk, late, met, paused">
        <Row>
          <SlaChip dueAt={in2Hours} now={now} label={t('action.until')} />
          <SlaChip dueAt={in2Hours} now={now} atRisk />
          <SlaChip dueAt={yesterday} now={now} />
          <SlaChip dueAt={now} now={now} metAt={yesterday} />
          <SlaChip dueAt={in2Hours} now={now} pausedAt={now} />
        </Row>
      </Sample>
      {tones.map((tone) => (
        <Sample key={tone} name={`Notice ${tone}`}>
          <Notice tone={tone} title={t(toneWords[tone])}>
            <p>{tone === 'down' ? long : t('report.contactHint')}</p>
          </Notice>
        </Sample>
      ))}
      <Sample name="EmptyState">
        <EmptyState title={t('inbox.empty')} action={<Button type="button">{t('action.take')}</Button>}>
          {t('help.lead')}
        </EmptyState>
      </Sample>
      <Sample name="ErrorPage">
        <ErrorPage status={503}>
          <LinkButton href="#">{t('error.toHome')}</LinkButton>
          <LinkButton href="#" look="secondary">
            {t('error.toContact')}
          </LinkButton>
        </ErrorPage>
      </Sample>
    </Samples>
  )
}
