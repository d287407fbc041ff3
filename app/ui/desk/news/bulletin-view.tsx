import { Form, Link, useNavigation } from '@remix-run/react'
import type { Announcement } from '#app/domain/announcements/announce.ts'
import type { Obstacle } from '#app/domain/notifications/obstacles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { localTime } from '#app/ui/desk/local-time.ts'
import { BulletinFields } from '#app/ui/desk/news/bulletin-fields.tsx'
import { BulletinState } from '#app/ui/desk/news/bulletin-state.tsx'
import { FormFrame } from '#app/ui/desk/news/form-frame.tsx'
import { fieldsOf, type ReturnedForm } from '#app/ui/desk/news/returned-fields.ts'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { SaidNotice, type Said } from '#app/ui/desk/said.tsx'
import { useT } from '#app/ui/language.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/page/page.module.css'

type BulletinViewProps = {
  /** Null: a new one. */
  row: Announcement | null
  returned: ReturnedForm | undefined
  /** Of a new one: a double click writes it once. */
  formKey?: string
  obstacles?: Obstacle[]
  said?: Said
  now?: Date
}

export function BulletinView({ row, returned, formKey, obstacles, said, now }: BulletinViewProps) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const fields = fieldsOf(t, returned, ['title', 'body'], row ? valuesOf(row) : {})
  return (
    <DeskPage
      title={t(row ? 'bulletin.edit' : 'bulletin.write')}
      lead={
        row && now ? (
          <>
            <Link to="/desk/announcements">{t('bulletin.title')}</Link> · <GroupedNumber value={row.number} />{' '}
            <BulletinState row={row} now={now} />
          </>
        ) : (
          t('bulletin.lead')
        )
      }
      narrow
    >
      {said ? <SaidNotice said={said} /> : null}
      {obstacles && now ? <Obstacles obstacles={obstacles} now={now} /> : null}
      {row ? <Decision row={row} busy={busy} /> : null}
      <FormFrame errors={fields.errors} refused={fields.refused}>
        {row ? <input type="hidden" name="seenVersion" value={row.version} /> : null}
        {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
        <BulletinFields
          {...fields}
          components={returned?.chosen ?? row?.components ?? []}
          placements={returned?.placements ?? row?.placements ?? []}
          isInPost={row !== null && row.noticeId !== null}
        />
        <Button icon="check" disabled={busy}>
          {t('bulletin.save')}
        </Button>
      </FormFrame>
    </DeskPage>
  )
}

/** What may be done with what is written. */
function Decision({ row, busy }: { row: Announcement; busy: boolean }) {
  const t = useT()
  if (row.withdrawnAt) return null
  const base = `/desk/announcements/${row.number}`
  return (
    <DeskPanel title={row.publishedAt ? t('plan.public') : t('bulletin.draftHint')}>
      <div className={styles.actions}>
        {row.publishedAt ? (
          <>
            <a href={`/announcements/${row.number}`}>{t('plan.public')}</a>
            {row.noticeId ? <Link to={`/desk/notices/${row.noticeId}`}>{t('notice.open')}</Link> : null}
          </>
        ) : (
          <Form method="post" action={`${base}/publication`}>
            <Button icon="megaphone" disabled={busy}>
              {t('bulletin.publish')}
            </Button>
          </Form>
        )}
        <Form method="post" action={`${base}/withdrawal`}>
          <Button look="secondary" disabled={busy}>
            {t('bulletin.withdraw')}
          </Button>
        </Form>
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
