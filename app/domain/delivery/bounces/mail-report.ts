import { simpleParser, type ParsedMail } from 'mailparser'
import { recipientsOf, type RecipientStatus } from './delivery-status.ts'

/** What of a mail that came back tells why it did. */
export type MailReport = {
  recipients: RecipientStatus[]
  /** Of the mail's own head, where the envelope is not known: '' is the null sender. */
  returnPath: string | null
  isAnswer: boolean
}

/**
 * Beyond the first there is only the mail that is sent back. Both bound the work: the library joins the lines of a head
 * one by one, and a megabyte of them took it a minute and a half.
 */
const longest = 256 * 1024
const longestHead = 64 * 1024
const reports = new Set(['message/delivery-status', 'message/global-delivery-status'])

const options = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  maxHtmlLengthToParse: 1,
  maxHeadSize: longestHead,
}

/**
 * Takes a mail apart; null where it is no mail. Runs in the reader's process only: the library has no limit of time or
 * memory, and may throw outside its promise.
 */
export async function reportIn(raw: Uint8Array): Promise<MailReport | null> {
  const mail = await parsed(Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longest)))
  if (!mail) return null
  return {
    recipients: recipientsOf(statusIn(mail)),
    returnPath: returnPathIn(mail) ?? null,
    isAnswer: isAnswer(mail),
  }
}

async function parsed(raw: Buffer): Promise<ParsedMail | null> {
  try {
    const mail = await simpleParser(raw, options)
    // One whose head could not be read to its end comes without it.
    return Array.isArray(mail.headerLines) ? mail : null
  } catch (error) {
    // A refusal of the library is about this mail; a stack or a heap that ends is not known to be.
    if (error instanceof RangeError) throw error
    return null
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
