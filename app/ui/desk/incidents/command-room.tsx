import type { NoticeState } from '#app/domain/delivery/ledger/notice-states.ts'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { EventList } from '#app/ui/desk/event-list.tsx'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { DraftList } from '#app/ui/desk/incidents/draft-list.tsx'
import { LinkedTickets } from '#app/ui/desk/incidents/linked-tickets.tsx'
import { RolesPanel } from '#app/ui/desk/incidents/roles-panel.tsx'
import { RoomHead } from '#app/ui/desk/incidents/room-head.tsx'
import { ScopePanel } from '#app/ui/desk/incidents/scope-panel.tsx'
import { StagePanel } from '#app/ui/desk/incidents/stage-panel.tsx'
import { UpdateList } from '#app/ui/desk/incidents/update-list.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { ActionResultNotice } from '#app/ui/desk/action-result.tsx'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePolling } from '#app/ui/desk/use-polling.ts'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

const isUnderWay = (state: NoticeState) => state !== 'finished' && state !== 'cancelled'

/** How it stands, what the plan says, what waits for a decision, who was told. */
export function CommandRoomView(room: RoomProps) {
  const t = useT()
  const language = useLanguage()
  const { incident, updates, history, roles, stages, result, now, can } = room
  const names = new Map([
    ...Object.values(room.candidates ?? {}).flatMap((some) =>
      some.map(({ id, name }) => [id, name] as const),
    ),
    ...roles.map(({ staffId, name }) => [staffId, name] as const),
    ...stages.map(({ key, name }) => [key, name.text] as const),
  ])
  const sending = updates.some(({ notice }) => notice !== null && isUnderWay(notice.state))
  usePolling(sending ? 2000 : incident.resolvedAt ? null : 30_000)
  useLiveData(({ areas }) => (areas.includes('incident') ? 300 : null))
  return (
    <article className={styles.room} aria-labelledby="room-title">
      <RoomHead {...room} />
      <ActionResultNotice result={result} />
      <StagePanel {...room} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <DeskPanel
            title={t('room.drafts')}
            aside={
              can.draft ? (
                <LinkButton
                  href={`/desk/incidents/${incident.number}/updates/new`}
                  look="secondary"
                  icon="edit"
                >
                  {t('update.new')}
                </LinkButton>
              ) : null
            }
          >
            <DraftList {...room} />
          </DeskPanel>
          <DeskPanel title={t('room.updates')}>
            <UpdateList {...room} />
          </DeskPanel>
          <DeskPanel title={t('timeline.label')}>
            <EventList history={history} names={names} now={now} label={t('timeline.label')} />
          </DeskPanel>
        </div>
        <div className={styles.stack}>
          <RolesPanel {...room} />
          <ScopePanel {...room} />
          <DeskPanel
            title={t('declare.description')}
            aside={
              can.draft && !incident.resolvedAt ? (
                <LinkButton href={`/desk/incidents/${incident.number}/edit`} look="secondary" icon="edit">
                  {t('amend.open')}
                </LinkButton>
              ) : null
            }
          >
            <p className={styles.text}>{incident.description}</p>
          </DeskPanel>
          {incident.workaround ? (
            <WorkaroundBox steps={nameIn(incident.workaround, language)} level="h2" />
          ) : null}
          {incident.relief ? (
            <DeskPanel title={t('amended.relief')}>
              <p className={styles.text}>{nameIn(incident.relief, language)}</p>
            </DeskPanel>
          ) : null}
          <LinkedTickets {...room} />
        </div>
      </div>
    </article>
  )
}
