export const announcementKinds = [
  'progress',
  'recovery',
  'maintenance',
  'system_update',
  'policy',
  'safety_tip',
] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

/** The kind of a stored row; one that is unknown by now reads as an update of the system. */
export const announcementKind = (stored: string): AnnouncementKind =>
  announcementKinds.find((kind) => kind === stored) ?? 'system_update'

export const placements = ['banner', 'form'] as const
export type Placement = (typeof placements)[number]
