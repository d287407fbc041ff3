import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { bounceWords } from '#app/ui/desk/notices/bounce-words.ts'

/** Why a message did not arrive, in words and with the provider's own code. */
export function failureWords(t: Translate, reason: string): string {
  const [, status] = /^bounce:([\d.]+)$/.exec(reason) ?? []
  if (status) return bounceWords(t, status)
  const [, how, code = reason] = /^(gave_up|unknown):(.*?)(?:\.\d+)?$/.exec(reason) ?? []
  const key = `failure.${code}`
  const words = isKey(key) ? t(key) : `${t('failure.other')} (${code})`
  if (how === 'gave_up') return t('failure.gaveUp', { reason: words })
  return how === 'unknown' ? t('failure.unsure', { reason: words }) : words
}

/** The catalogue's word for a name from a row, or else the name itself. */
export function wordFor(t: Translate, prefix: string, name: string, otherwise = name): string {
  const key = `${prefix}.${name}`
  return isKey(key) ? t(key) : otherwise
}

/** The name of who took a message; the sandbox is one whatever it stands for. */
export const providerWord = (t: Translate, name: string) =>
  wordFor(t, 'provider', name.startsWith('sandbox-') ? 'sandbox' : name, name)
