import { missingSettings, type MissingSetting } from '#app/platform/missing-settings.ts'

/** What this installation lacks, for whoever works at the desk. */
export const settingsThatLack = (): MissingSetting[] => missingSettings()
