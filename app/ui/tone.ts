import type { Key } from '#app/i18n/catalogue.ts'
import type { IconName } from '#app/ui/icon-shapes.ts'

/** The five meanings of colour, and neutral. Each has an icon and a word, so that colour is never alone. */
export type Tone = 'info' | 'ok' | 'watch' | 'partial' | 'down' | 'planned'

export const toneIcons: Record<Tone, IconName> = {
  info: 'info',
  ok: 'done',
  watch: 'clock',
  partial: 'alert',
  down: 'down',
  planned: 'calendar',
}

export const toneWords: Record<Tone, Key> = {
  info: 'tone.info',
  ok: 'tone.ok',
  watch: 'tone.watch',
  partial: 'tone.partial',
  down: 'tone.down',
  planned: 'tone.planned',
}
