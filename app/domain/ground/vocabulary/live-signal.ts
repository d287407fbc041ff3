/** Parts of the desk whose pages follow what others do there. */
export const liveAreas = ['incident', 'maintenance', 'announcement', 'notice'] as const
export type LiveArea = (typeof liveAreas)[number]

/**
 * What a browser of the desk is told: that something is new, never what. It asks again by the loaders of its pages, so
 * that what somebody may see is decided there.
 */
export type LiveSignal = {
  /** Numbers of tickets that have changed. */
  tickets: string[]
  /** Numbers of tickets at which somebody has come, gone, begun or ended to type. */
  presence: string[]
  /** Lists of tickets may be others. */
  lists: boolean
  /** The person's own alarms. */
  bell: boolean
  areas: LiveArea[]
}

export const noSignal = (): LiveSignal => ({
  tickets: [],
  presence: [],
  lists: false,
  bell: false,
  areas: [],
})

/** After a gap: anything may be new. */
export const everySignal = (): LiveSignal => ({
  ...noSignal(),
  lists: true,
  bell: true,
  areas: [...liveAreas],
})

export const isEmpty = ({ tickets, presence, lists, bell, areas }: LiveSignal): boolean =>
  !lists && !bell && tickets.length + presence.length + areas.length === 0

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** Reads what a stream or another tab has sent; null for anything else. */
export function readSignal(value: unknown): LiveSignal | null {
  if (typeof value !== 'object' || value === null || !('tickets' in value && 'presence' in value)) return null
  const areas = texts('areas' in value ? value.areas : null)
  return {
    tickets: texts(value.tickets),
    presence: texts(value.presence),
    lists: 'lists' in value && value.lists === true,
    bell: 'bell' in value && value.bell === true,
    areas: liveAreas.filter((area) => areas.includes(area)),
  }
}
