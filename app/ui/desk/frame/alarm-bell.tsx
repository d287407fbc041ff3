import { Link, useLocation } from '@remix-run/react'
import type { OwnAlarm } from '#app/domain/delivery/alarms/own-alarms.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { NoticeSwitch } from '#app/ui/desk/frame/notice-switch.tsx'
import type { useDesktopNotices } from '#app/ui/desk/live/use-desktop-notices.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

type AlarmBellProps = {
  alarms: OwnAlarm[]
  /** How many are open now; the list is as old as the page. */
  count: number
  notices: ReturnType<typeof useDesktopNotices>
  now: Date
}

/** What calls for me: each alarm leads to its work, and is seen off by a button; all of them by one. */
export function AlarmBell({ alarms, count, notices, now }: AlarmBellProps) {
  const t = useT()
  const { pathname, search } = useLocation()
  const [newest] = alarms
  return (
    <details className={styles.menu} name="bar" data-end>
      <summary data-alarmed={count > 0 || undefined}>
        <Icon name="bell" />
        <span data-hidden="visually">{t('alarm.open', { count })}</span>
        {count > 0 ? (
          <span className={styles.alarms} aria-hidden>
            {count}
          </span>
        ) : null}
      </summary>
      <div className={styles.panel} data-wide>
        <div className={styles.alarmHead}>
          <h2>{t('alarm.title')}</h2>
          {newest && alarms.length > 1 ? (
            <DeskForm action="/desk/alarms">
              <input type="hidden" name="back" value={pathname + search} />
              <input type="hidden" name="until" value={new Date(newest.raisedAt).toISOString()} />
              <Button look="quiet">{t('alarm.acknowledgeAll')}</Button>
            </DeskForm>
          ) : null}
        </div>
        {alarms.length === 0 ? <p className={styles.quiet}>{t('alarm.none')}</p> : null}
        <ul role="list" className={styles.alarmList}>
          {alarms.map((alarm) => {
            const key = `alarm.${alarm.kind}`
            const words = isKey(key) ? t(key) : t('alarm.other')
            return (
              <li key={alarm.id}>
                <div>
                  <Link to={placeOf(alarm)}>{words}</Link>
                  <p className={styles.quiet}>
                    {alarm.subject ? `${alarm.subject.title} · ` : null}
                    <Time at={alarm.raisedAt} now={now} />
                  </p>
                </div>
                <DeskForm action={`/desk/alarms/${alarm.id}`}>
                  <input type="hidden" name="back" value={pathname + search} />
                  <Button look="secondary" aria-label={t('alarm.acknowledgeOf', { alarm: words })}>
                    {t('alarm.acknowledge')}
                  </Button>
                </DeskForm>
              </li>
            )
          })}
        </ul>
        <NoticeSwitch state={notices.state} onChange={(wanted) => void notices.change(wanted)} />
      </div>
    </details>
  )
}

/** Alarms about the whole service link to the list of failed messages. */
const placeOf = ({ subject }: OwnAlarm) =>
  subject ? `/desk/${subject.type}s/${subject.number}` : '/desk/notices'
