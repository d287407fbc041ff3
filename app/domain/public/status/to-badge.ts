import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Impact, Overall } from './shapes.ts'

/** White stands on each with 4.5:1 or more; each is opaque, so that it may stand on light and dark. */
const colours: Record<Impact, string> = {
  none: '#1f7a4d',
  maintenance: '#2b5fa8',
  minor: '#8a5a00',
  major: '#a8480e',
  critical: '#b3261e',
}
const nameColour = '#33424a'
const height = 24
const air = 10

/** The state in words as a picture for other sites: no script, no font of its own. */
export function toBadge({ indicator, description }: Overall, language: Language): string {
  const name = translator(language)('product.name')
  const left = widthOf(name) + 2 * air
  const right = widthOf(description) + 2 * air
  const width = left + right
  const said = escapeXml(`${name}: ${description}`)
  const label = (text: string, from: number, room: number) =>
    `<text x="${from + room / 2}" y="16" textLength="${room - 2 * air}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}" xml:lang="${language}">`,
    `<title>${said}</title>`,
    `<clipPath id="edge"><rect width="${width}" height="${height}" rx="5"/></clipPath>`,
    `<g clip-path="url(#edge)"><rect width="${left}" height="${height}" fill="${nameColour}"/><rect x="${left}" width="${right}" height="${height}" fill="${colours[indicator]}"/></g>`,
    `<g fill="#fff" text-anchor="middle" font-family="'PingFang SC','Noto Sans SC','Microsoft YaHei',system-ui,sans-serif" font-size="12">`,
    label(name, 0, left),
    label(description, left, right),
    '</g></svg>\n',
  ].join('\n')
}

/** As wide as the text is about to be: Chinese characters are square. */
const widthOf = (text: string) =>
  Math.ceil(Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 12 : 6.6), 0))

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
