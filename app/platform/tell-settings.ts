import { log } from './log.ts'
import { missingSettingLines } from './missing-settings.ts'
import { unknownSettings, unknownSettingsLine } from './unknown-settings.ts'

/** Says once at the start of a process what does not stop it and is hardly meant: one line each. */
export function tellSettings(): void {
  const missing = missingSettingLines()
  if (missing.length > 0) log.warn(missing.join('; '))
  const unknown = unknownSettings(process.env)
  if (unknown.length > 0) log.warn(unknownSettingsLine(unknown))
}
