import { domainToASCII } from 'node:url'

/** A mailbox as every server takes it: names of hosts in other scripts have a spelling in ASCII (RFC 5891). */
export function inAscii(mailbox: string): string {
  const at = mailbox.lastIndexOf('@')
  const [, host = '', end = ''] = /^([^>]*)(>?.*)$/s.exec(mailbox.slice(at + 1)) ?? []
  if (at < 0 || /^[\x21-\x7e]*$/.test(host)) return mailbox
  return `${mailbox.slice(0, at)}@${domainToASCII(host) || host}${end}`
}
