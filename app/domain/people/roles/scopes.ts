export const scopes = [
  'tickets:read',
  'tickets:write',
  'incidents:read',
  'incidents:write',
  'notices:read',
  'notices:write',
  'subscribers:write',
  'subscribers:import',
  'sandbox:read',
] as const
export type Scope = (typeof scopes)[number]

export const isScope = (text: string): text is Scope => scopes.some((scope) => scope === text)
