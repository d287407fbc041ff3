/** The delivery's id and the plain text of a mail as this product writes them; the subject is part of the text. */
export function readMail(raw: string): { id: string; text: string } {
  const id = /^X-Delivery-Id: (.+)$/im.exec(raw)?.[1]?.trim() ?? ''
  const messageId = /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? ''
  const part = raw.split(/^--[^\r\n]+\r?\n/m).find((one) => /^Content-Type: text\/plain/im.test(one)) ?? raw
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase()
  return {
    id: id === messageId ? id : `${id} as ${messageId}`,
    text: `${subjectOf(raw)}\n${decoded(body, encoding)}`,
  }
}

function subjectOf(raw: string): string {
  const [head = ''] = raw.split(/\r?\n\r?\n/)
  const folded = /^Subject: (.*(?:\r?\n[ \t].*)*)/im.exec(head)?.[1] ?? ''
  return folded
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b'
        ? decoded(text, 'base64')
        : decoded(text.replaceAll('_', ' '), 'quoted-printable'),
    )
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
