import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { bounceWords } from '#app/ui/desk/notices/bounce-words.ts'

/** Why a message did not arrive, in words; a provider's own code stays with them for whoever asks there. */
export function failureWords(t: Translate, reason: string): string {
  const [, status] = /^bounce:([\d.]+)$/.exec(reason) ?? []
  if (status) return bounceWords(t, status)
  const [, how, code = reason] = /^(gave_up|unknown):(.*?)(?:\.\d+)?$/.exec(reason) ?? []
  const key = `failure.${code}`
  const said = isKey(key) ? t(key) : `${t('failure.other')} (${code})`
  if (how === 'gave_up') return t('failure.gaveUp', { reason: said })
  return how === 'unknown' ? t('failure.unsure', { reason: said }) : said
}

/** The word of a catalogue for a name that comes from a row, or else what is given. */
export function wordFor(t: Translate, prefix: string, name: string, otherwise = name): string {
  const key = `${prefix}.${name}`
  return isKey(key) ? t(key) : otherwise
}

/** The name of who took a message; the sandbox is one whatever it stands for. */
export const providerWord = (t: Translate, name: string) =>
  wordFor(t, 'provider', name.startsWith('sandbox-') ? 'sandbox' : name, name)
