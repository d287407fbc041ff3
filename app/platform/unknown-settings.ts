import { settingNames, type Env } from './config.ts'

const known = new Set(['SECRET_KEYS_FILE', 'FAPIAO_PROCESS', ...settingNames])

/** What only settings of this program begin with, those of other versions among them. */
const prefixes = [
  ...['BOUNCE_', 'DESK_', 'DKIM_', 'FAPIAO_', 'IMAP_', 'INBOUND_', 'METRICS_', 'QUIET_', 'REGISTRY_'],
  ...['ROBOT_', 'SECRET_KEY', 'SMS_', 'SMTP_', 'SWEEP_', 'WECHAT_', 'WEIBO_'],
]
/** Kubernetes makes these for each service of the name. */
const ofServices = /_(?:SERVICE_HOST|SERVICE_PORT|PORT)(?:_|$)/

/** Shorter names are near to too many others. */
const leastLength = 6
const mostEdits = 2

export type UnknownSetting = { name: string; meant?: string }

/** Variables that look like settings and are none: of our prefixes, or a slip away from a setting that is not set. */
export function unknownSettings(env: Env): UnknownSetting[] {
  return Object.keys(env)
    .filter((name) => !known.has(name) && !ofServices.test(name))
    .flatMap((name) => {
      const meant = nearest(name, env)
      if (meant) return [{ name, meant }]
      return prefixes.some((prefix) => name.startsWith(prefix)) ? [{ name }] : []
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** In one line, for the log. */
export const unknownSettingsLine = (unknown: readonly UnknownSetting[]) =>
  `settings that are not known: ${unknown
    .map(({ name, meant }) => (meant ? `${name} (${meant}?)` : name))
    .join(', ')}`

function nearest(name: string, env: Env): string | undefined {
  if (name.length < leastLength || name.length > 60) return undefined
  const most = name.length < 8 ? 1 : mostEdits
  return [...known]
    .filter((one) => one.length >= leastLength && !env[one])
    .map((one) => ({ one, edits: editsBetween(name.toUpperCase(), one) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits)[0]?.one
}

/** Characters to insert, delete, replace or swap with their neighbour (restricted Damerau–Levenshtein distance). */
function editsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
