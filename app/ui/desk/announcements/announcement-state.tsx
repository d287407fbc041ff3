import type { Announcement } from '#app/domain/public/announcements/announce.ts'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'

type Times = Pick<Announcement, 'publishedAt' | 'withdrawnAt' | 'startsAt' | 'endsAt'>

export function standsAs({ publishedAt, withdrawnAt, startsAt, endsAt }: Times, now: Date) {
  if (withdrawnAt) return 'withdrawn'
  if (!publishedAt) return 'draft'
  if (endsAt && endsAt <= now) return 'over'
  return startsAt > now ? 'scheduled' : 'shown'
}

export function AnnouncementState({ row, now }: { row: Times; now: Date }) {
  const t = useT()
  const state = standsAs(row, now)
  return (
    <Badge tone={state === 'shown' ? 'ok' : state === 'scheduled' ? 'planned' : 'info'}>
      {t(`deskAnnouncement.state.${state}`)}
    </Badge>
  )
}
