import { test, type Product } from '#test/e2e/product.ts'
import type { Sink } from '#test/support/sinks.ts'
import { until } from '#test/support/until.ts'

export type Reporter = { mobile: string; email: string }

let reporters = 0
/** Somebody who never wrote before. */
export function aReporter(): Reporter {
  reporters += 1
  const count = String(process.pid % 10_000).padStart(4, '0') + String(reporters).padStart(4, '0')
  return { mobile: `138${count}`, email: `journey${count}@example.invalid` }
}

/** The plain text of every mail that reached somebody, the oldest first. */
export const mailsTo = (mail: Sink, { email }: Reporter): string[] =>
  mail.arrivals.filter(({ to }) => to === email).map(({ text }) => plainText(text))

export const textsTo = (sms: Sink, { mobile }: Reporter): string[] =>
  sms.arrivals.filter(({ to }) => to === `+86${mobile}`).map(({ text }) => text)

/** The link in a reporter's newest mail that has one of this kind: `t` to follow the report, `rate` to rate it. */
export async function linkIn(product: Product, reporter: Reporter, kind: 't' | 'rate', about: string) {
  const link = new RegExp(String.raw`https?://\S+/${kind}/[\w-]+`)
  const found = () =>
    mailsTo(product.mail, reporter)
      .filter((text) => text.includes(about))
      .map((text) => link.exec(text)?.[0])
      .findLast(Boolean)
  await test.step(`a mail about ${about} arrives`, () =>
    until(`a ${kind} link for ${reporter.email}`, () => found() !== undefined, 20_000))
  return found() ?? ''
}

/** The first text part of a mail, decoded. */
export function plainText(raw: string): string {
  const part = raw.split(/\r?\n--/).find((piece) => /^content-type: text\/plain/im.test(piece)) ?? raw
  const [head = '', ...body] = part.split(/\r?\n\r?\n/)
  const content = body.join('\n\n')
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(content, 'base64').toString()
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return content
  const bytes = content
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
