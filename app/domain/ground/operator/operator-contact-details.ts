import { config } from '#app/platform/config.ts'

export type Channel = { name: string; at: string }

/** The operator's phone, mail and hours. A detail that is not configured is left out. */
export type OperatorContactDetails = {
  /** The national tax hotline: the one number that is the same everywhere. */
  hotline: string
  /** The address of this site, as it should stand in the browser. */
  site: string
  /** The national platform for looking invoices up. */
  platform: string
  /** Who runs this desk, as in the privacy notice. */
  operator: string | null
  phone: string | null
  email: string | null
  /** When people answer, on working days, Asia/Shanghai. */
  hours: { from: string; to: string } | null
  /** Official accounts beside this site; anything else in our name is not ours. */
  channels: Channel[]
}

/** So that a demo shows where hours stand; its desk has no number that could be somebody's. */
const demoHours = { from: '09:00', to: '17:00' }

export function operatorContactDetails(): OperatorContactDetails {
  const { BASE_URL, DEMO, DESK_OPERATOR, DESK_PHONE, DESK_EMAIL, DESK_HOURS, DESK_CHANNELS } = config()
  return {
    hotline: '12366',
    site: new URL(BASE_URL).host,
    platform: 'https://inv-veri.chinatax.gov.cn',
    operator: DESK_OPERATOR ?? null,
    phone: DESK_PHONE ?? null,
    email: DESK_EMAIL ?? null,
    hours: DESK_HOURS ?? (DEMO ? demoHours : null),
    channels: DESK_CHANNELS,
  }
}
