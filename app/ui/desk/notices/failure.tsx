import { isKey } from '#app/i18n/catalogue.ts'
import { bounceWords } from '#app/ui/desk/notices/bounce-words.ts'
import { useT } from '#app/ui/language.tsx'

/** Why a message did not arrive, in words; a provider's own code stays with them for whoever asks there. */
export function Failure({ reason }: { reason: string }) {
  const t = useT()
  const [, status] = /^bounce:([\d.]+)$/.exec(reason) ?? []
  if (status) return bounceWords(t, status)
  const [, how, code = reason] = /^(gave_up|unknown):(.*?)(?:\.\d+)?$/.exec(reason) ?? []
  const key = `failure.${code}`
  const said = isKey(key) ? t(key) : `${t('failure.other')} (${code})`
  if (how === 'gave_up') return t('failure.gaveUp', { reason: said })
  return how === 'unknown' ? t('failure.unsure', { reason: said }) : said
}
