import { Link } from '@remix-run/react'
import type { WindowRoom } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import type { Obstacle } from '#app/domain/delivery/ledger/obstacles.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { components as componentNames } from '#app/domain/ground/vocabulary/components.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { WindowActions } from '#app/ui/desk/maintenance/window-actions.tsx'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { plannedFact, WindowSpan } from '#app/ui/public/maintenance/window-span.tsx'
import { stateTones, WindowState } from '#app/ui/public/maintenance/window-state.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import { Timeline } from '#app/ui/ticket/timeline.tsx'
import { Time } from '#app/ui/time.tsx'

type WindowRoomProps = WindowRoom & {
  obstacles: Obstacle[]
  mayPlan: boolean
  result: ActionResult
  now: Date
}

/** One window: where it stands, what comes next by itself, what was said and to how many. */
export function WindowRoomView(props: WindowRoomProps) {
  const { window, next, updates, obstacles, mayPlan, result, now } = props
  const t = useT()
  const language = useLanguage()
  usePolling(60_000)
  useLiveData(({ areas }) => (areas.includes('maintenance') ? 300 : null))
  const state = window.cancelledAt ? 'cancelled' : window.stands
  const touched = componentNames.filter((name) => window.components.includes(name))
  return (
    <DeskPage
      title={nameIn(window.title, language)}
      lead={
        <>
          <Link to="/desk/maintenance">{t('desk.maintenance')}</Link> ·{' '}
          <GroupedNumber value={window.number} /> ·{' '}
          <a href={`/maintenance/${window.number}`}>{t('plan.public')}</a>
        </>
      }
    >
      <ActionResultNotice result={result} />
      {next ? <Obstacles obstacles={obstacles} now={now} /> : null}
      <DeskPanel title={t('incidents.status')} aside={<WindowState state={state} />}>
        <Facts
          facts={[
            {
              label: t('maintenance.when'),
              value: <WindowSpan from={window.actual.startsAt} until={window.actual.endsAt} now={now} />,
            },
            ...plannedFact(window.planned, t('maintenance.planned'), now),
            {
              label: t('maintenance.affected'),
              value:
                touched.length === 0
                  ? t('component.all')
                  : touched.map((name) => t(`component.${name}`)).join(t('list.comma')),
            },
            {
              label: t('plan.next'),
              value: next ? (
                <>
                  {t(`maintenance.occasion.${next.occasion}`)} · <Time at={next.at} now={now} />
                </>
              ) : (
                t('plan.nothing')
              ),
            },
          ]}
        />
        <p>{nameIn(window.body, language)}</p>
        {mayPlan && next ? <WindowActions window={window} /> : null}
      </DeskPanel>
      <DeskPanel title={t('maintenance.history')}>
        {updates.length === 0 ? <p>{t('plan.silent')}</p> : null}
        <Timeline
          now={now}
          events={updates.map((update) => ({
            id: update.id,
            at: update.at,
            tone: stateTones[state],
            title: `${t(`maintenance.occasion.${update.occasion}`)} · ${update.by ?? t('plan.itself')}`,
            body: (
              <>
                <p>{update.text}</p>
                <p>
                  {update.notice ? (
                    <Link to={`/desk/notices/${update.notice.id}`}>
                      {t('plan.notices')} · {update.notice.audience}
                    </Link>
                  ) : (
                    <small>{t('plan.notTold')}</small>
                  )}
                </p>
              </>
            ),
          }))}
        />
      </DeskPanel>
    </DeskPage>
  )
}
