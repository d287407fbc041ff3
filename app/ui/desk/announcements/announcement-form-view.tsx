import { Link, useNavigation } from '@remix-run/react'
import type { Announcement } from '#app/domain/public/announcements/announce.ts'
import type { Obstacle } from '#app/domain/delivery/ledger/obstacles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { localTime } from '#app/ui/desk/local-time.ts'
import { AnnouncementFields, announcementLabels } from '#app/ui/desk/announcements/announcement-fields.tsx'
import { AnnouncementState } from '#app/ui/desk/announcements/announcement-state.tsx'
import { FormFrame } from '#app/ui/desk/announcements/form-frame.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { fieldsOf } from '#app/ui/desk/announcements/returned-fields.ts'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useT } from '#app/ui/language.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/page/page.module.css'

type AnnouncementFormViewProps = {
  /** Null: a new one. */
  row: Announcement | null
  returned: Returned | undefined
  obstacles?: Obstacle[]
  result?: ActionResult
  now?: Date
}

export function AnnouncementFormView({ row, returned, obstacles, result, now }: AnnouncementFormViewProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const fields = fieldsOf(t, returned, announcementLabels, ['title', 'body'], row ? valuesOf(row) : {})
  return (
    <DeskPage
      title={t(row ? 'deskAnnouncement.edit' : 'deskAnnouncement.write')}
      lead={
        row && now ? (
          <>
            <Link to="/desk/announcements">{t('deskAnnouncement.title')}</Link> ·{' '}
            <GroupedNumber value={row.number} /> <AnnouncementState row={row} now={now} />
          </>
        ) : (
          t('deskAnnouncement.lead')
        )
      }
      narrow
    >
      {result ? <ActionResultNotice result={result} /> : null}
      {obstacles && now ? <Obstacles obstacles={obstacles} now={now} /> : null}
      {row ? <Decision row={row} busy={busy} /> : null}
      <FormFrame errors={fields.errors} refused={fields.refused}>
        {row ? <input type="hidden" name="seenVersion" value={row.version} /> : null}
        <AnnouncementFields
          {...fields}
          components={returned?.lists.components ?? row?.components ?? []}
          placements={returned?.lists.placements ?? row?.placements ?? []}
          isInPost={row !== null && row.noticeId !== null}
        />
        <Button icon="check" disabled={busy}>
          {t('deskAnnouncement.save')}
        </Button>
      </FormFrame>
    </DeskPage>
  )
}

/** Publishing and withdrawing the announcement. */
function Decision({ row, busy }: { row: Announcement; busy: boolean }) {
  const t = useT()
  if (row.withdrawnAt) return null
  const base = `/desk/announcements/${row.number}`
  return (
    <DeskPanel title={row.publishedAt ? t('plan.public') : t('deskAnnouncement.draftHint')}>
      <div className={styles.actions}>
        {row.publishedAt ? (
          <>
            <a href={`/announcements/${row.number}`}>{t('plan.public')}</a>
            {row.noticeId ? <Link to={`/desk/notices/${row.noticeId}`}>{t('notice.open')}</Link> : null}
          </>
        ) : (
          <DeskForm action={`${base}/publication`}>
            <Button icon="megaphone" disabled={busy}>
              {t('deskAnnouncement.publish')}
            </Button>
          </DeskForm>
        )}
        <DeskForm action={`${base}/withdrawal`}>
          <Button look="secondary" disabled={busy}>
            {t('deskAnnouncement.withdraw')}
          </Button>
        </DeskForm>
      </div>
    </DeskPanel>
  )
}

const valuesOf = (row: Announcement): Record<string, string> => ({
  kind: row.kind,
  title: row.title['zh-CN'],
  titleEn: row.title.en ?? '',
  body: row.body['zh-CN'],
  bodyEn: row.body.en ?? '',
  startsAt: localTime(row.startsAt),
  endsAt: row.endsAt ? localTime(row.endsAt) : '',
  sendAt: row.sendAt ? localTime(row.sendAt) : '',
  pinned: row.pinnedAt ? 'yes' : '',
  notify: row.notify === 'everyone' ? 'yes' : '',
})
