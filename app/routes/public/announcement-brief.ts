import type { PublicAnnouncement } from '#app/domain/public/announcements/show-announcements.ts'
import type { AnnouncementBrief } from '#app/ui/public/announcements/announcements-view.tsx'

/** An announcement as the lists show it. */
export const announcementBrief = ({
  number,
  kind,
  title,
  startsAt,
  endsAt,
  pinned,
  isOver,
}: PublicAnnouncement): AnnouncementBrief => ({ number, kind, title, startsAt, endsAt, pinned, isOver })
