import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import type { AnnouncementBrief } from '#app/ui/public/announcements/announcements-view.tsx'
import { Known, type KnownProps } from '#app/ui/public/known/known.tsx'
import { RecoveredLine, type Recovered } from '#app/ui/public/incident/recovered-line.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

type BeforeProps = {
  /** The incident of the link that led here, where it is over. */
  over: Recovered | null
  known: KnownProps
  announcements: AnnouncementBrief[]
  now: Moment
}

/** What a reporter should know before writing. */
export function Before({ over, known, announcements, now }: BeforeProps) {
  const t = useT()
  return (
    <>
      {over ? <RecoveredLine incident={over} again now={now} /> : null}
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
