import { openReader, type ReaderLimits } from '#app/platform/reader-process.ts'
import type { Action, RecipientStatus } from './delivery-status.ts'
import type { MailReport } from './mail-report.ts'

/**
 * What a mail that came back says. `unclear`: it was sent back, nobody knows why or for how long. `none`: no bounce but
 * somebody's answer, or a machine's.
 */
export type Bounce =
  | { kind: 'failed' | 'noted'; action: Action; status: string }
  | { kind: 'delivered' | 'unclear' | 'none' }

/** Where several recipients are reported on: the one that matters most. */
const weight: Record<Action, number> = { failed: 4, delayed: 3, delivered: 2, relayed: 1, expanded: 0 }

/** An ordinary bounce takes some milliseconds and three megabytes. */
const usualLimits: ReaderLimits = { timeoutMs: 5000, memoryMb: 96 }

const reader = openReader<Uint8Array, MailReport | null>(
  { source: 'app/domain/delivery/bounces/mail-reader.ts', built: 'mail-reader.js', isAnswer: isReport },
  usualLimits,
)

export type Reading = { fresh?: boolean } & Partial<ReaderLimits>

type Envelope = {
  /** The envelope's sender: '' is the null sender of a bounce, undefined where nobody said it. */
  sender: string | undefined
  /** Whether an address is the one that the mail went to. */
  isRecipient?: (address: string) => boolean
}

/**
 * Reads a mail that came to a return path: a report by RFC 3464, whoever sent it, or by its null sender a bounce in a
 * form of its own. What is no mail counts by its envelope alone. Rejects with UnreadError where a process of its own
 * could not read it: it crashed, or took more time or memory than it may.
 */
export async function readBounce(
  raw: Uint8Array,
  { sender, isRecipient = () => false }: Envelope,
  reading: Reading = {},
): Promise<Bounce> {
  const mail = await reader.read(raw, reading)
  const recipients = mail?.recipients ?? []
  const own = recipients.filter(({ addresses }) => addresses.some(isRecipient))
  const [heaviest] = (own.length > 0 ? own : recipients).sort((a, b) => weight[b.action] - weight[a.action])
  if (heaviest) return bounceOf(heaviest)
  const isNull = sender === undefined ? mail?.returnPath === '' : sender === ''
  return isNull && !mail?.isAnswer ? { kind: 'unclear' } : { kind: 'none' }
}

function bounceOf({ action, status }: RecipientStatus): Bounce {
  if (action === 'failed') return { kind: 'failed', action, status }
  return action === 'delivered' ? { kind: 'delivered' } : { kind: 'noted', action, status }
}

function isReport(value: unknown): value is MailReport | null {
  if (value === null) return true
  return typeof value === 'object' && 'recipients' in value && Array.isArray(value.recipients)
}
