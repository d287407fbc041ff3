export const roles = [
  'agent',
  'lead',
  'commander',
  'communications',
  'knowledge_editor',
  'manager',
  'admin',
] as const
export type Role = (typeof roles)[number]
