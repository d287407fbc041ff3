/**
 * Reads an amount as a plain decimal with at most two places, keeping the digits as written: `64.9` stays
 * `64.9`, `¥1,310.96` becomes `1310.96`. Text, never a float: amounts are compared to the fen. null when unreadable.
 */
export function readAmount(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}¥￥$]|人民币|CNY|RMB|元$/giu, '')
    .replace(/[−–—]/g, '-')
    .replace(/^\+/, '')
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(tidy) ? tidy.replaceAll(',', '') : tidy
  const match = /^(-?)0*(\d*)(?:\.(\d{0,2})0*)?$/.exec(plain)
  if (!match || !/\d/.test(plain)) return null
  const [, sign = '', whole = '', places = ''] = match
  return `${sign}${whole || '0'}${places && `.${places}`}`
}

/** The amount in fen, for comparing `64.9` with `64.90`. Takes what `readAmount` returned. */
export function inFen(amount: string): bigint {
  const negative = amount.startsWith('-')
  const [whole = '0', places = ''] = amount.replace('-', '').split('.')
  const fen = BigInt(whole) * 100n + BigInt(places.padEnd(2, '0'))
  return negative ? -fen : fen
}
