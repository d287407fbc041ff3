/** In the order of the form: what is written most often comes first. */
export const announcementKinds = [
  'system_update',
  'policy',
  'safety_tip',
  'maintenance',
  'progress',
  'recovery',
] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

export const placements = ['banner', 'form'] as const
export type Placement = (typeof placements)[number]
