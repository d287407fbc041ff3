import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import type { AnnouncementBrief } from '#app/ui/public/announcements/announcements-view.tsx'
import { Known, type KnownProps } from '#app/ui/public/known/known.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

type BeforeProps = { known: KnownProps; announcements: AnnouncementBrief[]; now: Moment }

/** What a reporter should know before writing. */
export function Before({ known, announcements, now }: BeforeProps) {
  const t = useT()
  return (
    <>
      <Known {...known} now={now} />
      {announcements.map(({ number, kind, title }) => (
        <Notice key={number} icon="megaphone" title={t(`announcement.kind.${kind}`)}>
          <p>
            <PublicLink data-alone to={`/announcements/${number}`}>
              {title.text}
            </PublicLink>
          </p>
        </Notice>
      ))}
    </>
  )
}
