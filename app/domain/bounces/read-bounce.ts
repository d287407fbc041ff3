import { simpleParser, type ParsedMail } from 'mailparser'
import { log } from '#app/platform/log.ts'
import { recipientsOf, type Action, type RecipientStatus } from './delivery-status.ts'

/**
 * What a mail that came back says. `unclear`: it was sent back, nobody knows why or for how long. `none`: no bounce but
 * somebody's answer, or a machine's.
 */
export type Bounce =
  | { kind: 'failed' | 'noted'; action: Action; status: string }
  | { kind: 'delivered' | 'unclear' | 'none' }

/**
 * Beyond the first there is only the mail that is sent back. Both bound the work: the library joins the lines of a head
 * one by one, and a megabyte of them took it a minute and a half.
 */
const longest = 256 * 1024
const longestHead = 64 * 1024
const patienceMs = 5000
const reports = new Set(['message/delivery-status', 'message/global-delivery-status'])
/** Where several recipients are reported on: the one that matters most. */
const weight: Record<Action, number> = { failed: 4, delayed: 3, delivered: 2, relayed: 1, expanded: 0 }

type Envelope = {
  /** The envelope's sender: '' is the null sender of a bounce, undefined where nobody said it. */
  sender: string | undefined
  /** Whether an address is the one that the mail went to. */
  isRecipient?: (address: string) => boolean
}

/**
 * Reads a mail that came to a return path: a report by RFC 3464, whoever sent it, or by its null sender a bounce in a
 * form of its own. Never throws: what can't be read counts by its envelope alone.
 */
export async function readBounce(
  raw: Buffer,
  { sender, isRecipient = () => false }: Envelope,
): Promise<Bounce> {
  const mail = await parsed(raw.subarray(0, longest))
  const recipients = mail ? recipientsOf(statusIn(mail)) : []
  const own = recipients.filter(({ addresses }) => addresses.some(isRecipient))
  const [heaviest] = (own.length > 0 ? own : recipients).sort((a, b) => weight[b.action] - weight[a.action])
  if (heaviest) return bounceOf(heaviest)
  const isNull = sender === undefined ? mail !== null && returnPathIn(mail) === '' : sender === ''
  return isNull && !(mail && isAnswer(mail)) ? { kind: 'unclear' } : { kind: 'none' }
}

function bounceOf({ action, status }: RecipientStatus): Bounce {
  if (action === 'failed') return { kind: 'failed', action, status }
  return action === 'delivered' ? { kind: 'delivered' } : { kind: 'noted', action, status }
}

/** null where it is no mail, or takes too long to take apart. */
async function parsed(raw: Buffer): Promise<ParsedMail | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  const options = {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: 1,
    maxHeadSize: longestHead,
  }
  try {
    const mail = await Promise.race([simpleParser(raw, options), tooLong])
    // One whose head could not be read to its end comes without it.
    return Array.isArray(mail?.headerLines) ? mail : null
  } catch (error) {
    log.debug({ err: error }, 'a mail that came back could not be taken apart')
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** The text of the report's own part; the first, as what follows is the mail that is sent back. */
function statusIn(mail: ParsedMail): string {
  const part = mail.attachments.find(({ contentType }) => reports.has(contentType))
  if (!part || !Buffer.isBuffer(part.content)) return ''
  const type = part.headers.get('content-type')
  const charset = typeof type === 'object' && 'params' in type ? type.params.charset : undefined
  return decoded(part.content, charset)
}

/** What is labelled GB2312 or GBK is written in GB18030, of which they are parts. */
function decoded(bytes: Uint8Array, charset: string | undefined): string {
  const label = /^(x-)?(gb|cp936|ms936|euc-cn)/i.test(charset ?? '') ? 'gb18030' : (charset ?? 'utf-8')
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

const headerOf = (mail: ParsedMail, name: string) =>
  mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .trim()
        .toLowerCase(),
    )

const returnPathIn = (mail: ParsedMail) => headerOf(mail, 'return-path')[0]?.replace(/^<|>$/g, '')

/**
 * Somebody who is away (RFC 3834), or a receipt that a mail was read (RFC 8098) or called unwanted (RFC 5965). They may
 * have the null sender too. Some servers mark their bounces as answers, but then say who could not be reached.
 */
function isAnswer(mail: ParsedMail): boolean {
  if (headerOf(mail, 'x-failed-recipients').length > 0) return false
  return (
    headerOf(mail, 'auto-submitted').some((value) => value.startsWith('auto-replied')) ||
    headerOf(mail, 'precedence').some((value) => value.includes('auto')) ||
    ['x-autoreply', 'x-autorespond'].some((name) => headerOf(mail, name).length > 0) ||
    headerOf(mail, 'content-type').some((value) =>
      /report-type="?(disposition-notification|feedback-report)/.test(value),
    )
  )
}
