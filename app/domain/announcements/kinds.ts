export const announcementKinds = [
  'progress',
  'recovery',
  'maintenance',
  'system_update',
  'policy',
  'safety_tip',
] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

export const placements = ['banner', 'form'] as const
export type Placement = (typeof placements)[number]
