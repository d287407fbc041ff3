/** Longest text of one message, sign included, that the gateways take. */
export const smsMaxUnits = 500

/** What counts for the length: UCS-2 units of sign and text, so characters outside the BMP count twice. */
export const smsUnits = (text: string) => text.length

/** How many parts an SMS is sent and charged as: up to 70 units one, beyond that parts of 67. Empty text is none. */
export function smsSegments(text: string): number {
  const units = smsUnits(text)
  if (units === 0) return 0
  return units <= 70 ? 1 : Math.ceil(units / 67)
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
