export const densities = ['comfortable', 'compact'] as const
export const themes = ['system', 'light', 'dark'] as const
export type DeskLook = { density: (typeof densities)[number]; theme: (typeof themes)[number] }

export const isDensity = (text: unknown): text is DeskLook['density'] => densities.some((one) => one === text)
export const isTheme = (text: unknown): text is DeskLook['theme'] => themes.some((one) => one === text)

/** What a cookie holds, in part or in whole. */
export function deskLookOf(kept: unknown): DeskLook {
  const given = typeof kept === 'object' && kept !== null ? kept : {}
  const density = 'density' in given && isDensity(given.density) ? given.density : 'comfortable'
  return { density, theme: 'theme' in given && isTheme(given.theme) ? given.theme : 'system' }
}
