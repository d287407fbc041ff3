import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { BackLink, Page, PageHead } from '#app/ui/page/page.tsx'
import { EntryList, Turn, type EntryItem } from '#app/ui/public/entries/entry-list.tsx'
import { Words } from '#app/ui/words.tsx'
import {
  ForeignMark,
  TranslatedBlock,
  useTextLang,
  type TranslatedText,
} from '#app/ui/public/translated-text.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/page/page.module.css'

export type AnnouncementBrief = {
  number: string
  kind: 'progress' | 'recovery' | 'maintenance' | 'system_update' | 'policy' | 'safety_tip'
  title: TranslatedText
  startsAt: Moment
  endsAt: Moment | null
  pinned: boolean
  isOver: boolean
}

function Head({ item, now }: { item: AnnouncementBrief; now: Moment }) {
  const t = useT()
  return (
    <>
      <Badge tone="info">{t(`announcement.kind.${item.kind}`)}</Badge>
      {item.pinned && !item.isOver ? <Badge icon="flag">{t('announcement.pinned')}</Badge> : null}
      {item.isOver ? <Badge>{t('announcement.over')}</Badge> : null}
      <Time at={item.startsAt} now={now} />
    </>
  )
}

export const announcementItem = (item: AnnouncementBrief, now: Moment): EntryItem => ({
  id: item.number,
  to: `/announcements/${item.number}`,
  title: item.title,
  head: <Head item={item} now={now} />,
})

type AnnouncementsViewProps = {
  items: AnnouncementBrief[]
  next: string | null
  isFirst: boolean
  now: Moment
}

export function AnnouncementsView({ items, next, isFirst, now }: AnnouncementsViewProps) {
  const t = useT()
  return (
    <Page>
      <PageHead title={t('announcement.title')} lead={t('announcement.lead')} />
      {items.length === 0 ? (
        <EmptyState icon="megaphone" title={t('announcement.none')}>
          {t('announcement.noneText')}
        </EmptyState>
      ) : (
        <section aria-label={t('announcement.title')}>
          <h2 data-hidden="visually">{t('announcement.title')}</h2>
          <EntryList items={items.map((item) => announcementItem(item, now))} />
        </section>
      )}
      <Turn
        back={isFirst ? null : { to: '/announcements', label: t('announcement.newest') }}
        on={next ? { to: `/announcements?after=${next}`, label: t('announcement.older') } : null}
      />
    </Page>
  )
}

export type AnnouncementViewProps = {
  announcement: AnnouncementBrief
  body: { html: string; language: TranslatedText['language'] }
  /** The components it is about, in words; null where it is about none in particular. */
  about: string | null
  now: Moment
}

export function AnnouncementView({ announcement, body, about, now }: AnnouncementViewProps) {
  const t = useT()
  const lang = useTextLang(announcement.title)
  return (
    <Page>
      <BackLink to="/announcements">{t('announcement.back')}</BackLink>
      <div className={styles.head}>
        <p className={styles.actions}>
          <Head item={announcement} now={now} />
          <ForeignMark language={announcement.title.language} />
        </p>
        <h1 lang={lang}>{announcement.title.text}</h1>
      </div>
      <TranslatedBlock language={body.language}>
        <Words html={body.html} />
      </TranslatedBlock>
      {about ? (
        <p>
          {t('announcement.about')}: {about}
        </p>
      ) : null}
      {announcement.endsAt && !announcement.isOver ? (
        <p>
          {t('announcement.validUntil')} <Time at={announcement.endsAt} now={now} />
        </p>
      ) : null}
    </Page>
  )
}
