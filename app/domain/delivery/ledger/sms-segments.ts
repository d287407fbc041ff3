/** Longest text of one message, sign included, that the gateways take. */
export const smsMaxUnits = 500

/** A message of one part holds 70 units; a longer one goes in parts of 67, the rest says which part it is. */
const wholeUnits = 70
const partUnits = 67

/** What counts for the length: UCS-2 units of sign and text, so characters outside the BMP count twice. */
export const smsUnits = (text: string) => text.length

/**
 * The parts an SMS is sent and charged in. All texts go as UCS-2, as the providers in mainland China count them.
 * A character of two units that would be cut in half begins the next part. Empty text has none.
 */
export function smsParts(text: string): string[] {
  if (smsUnits(text) === 0) return []
  if (smsUnits(text) <= wholeUnits) return [text]
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const end = at + partUnits
    const next = isHalved(text, end) ? end - 1 : end
    parts.push(text.slice(at, next))
    at = next
  }
  return parts
}

/** How many parts an SMS is sent and charged as. */
export const smsSegments = (text: string) => smsParts(text).length

const isHalved = (text: string, at: number) => {
  const character = text.codePointAt(at - 1)
  return at < text.length && character !== undefined && character > 0xffff
}

export const fitsSms = (text: string) => smsUnits(text) <= smsMaxUnits

/** Shortens a text to `units` UCS-2 units, ending in … and never in half a character. */
export function shortenSms(text: string, units: number = smsMaxUnits): string {
  if (smsUnits(text) <= units) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (smsUnits(kept) + smsUnits(segment) > units - 1) break
    kept += segment
  }
  return `${kept}…`
}
