import type { Translate } from '#app/i18n/catalogue.ts'

/** Why a mail came back, with its RFC 3463 status code, which the other mail server's operator will ask for. */
export const bounceWords = (t: Translate, status: string) =>
  t('bounce.because', { reason: t(wordOf(status)), code: status })

function wordOf(status: string) {
  const [kind = '', subject = '', detail = ''] = status.split('.')
  if (subject === '2' && detail === '2') return 'bounce.full'
  if (kind === '4') return 'bounce.expired'
  if (subject === '7') return 'bounce.policy'
  switch (`${subject}.${detail}`) {
    case '1.0':
    case '1.1':
    case '1.3':
    case '1.6':
      return 'bounce.mailbox'
    case '1.2':
    case '1.10':
    case '4.4':
      return 'bounce.domain'
    case '2.1':
      return 'bounce.closed'
    case '2.3':
    case '3.4':
      return 'bounce.large'
    default:
      return 'bounce.other'
  }
}
