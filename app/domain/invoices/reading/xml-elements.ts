/** One element without children, or one attribute, by its name in lower case and without prefix. */
export type Leaf = { name: string; text: string; parents: readonly string[] }

const tag = /<(\/?)(?:[\w.-]{1,100}:)?([\w.-]{1,100})(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y
const attribute = /(?<![\w.-])([\w.-]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g
const deepest = 60
const mostLeaves = 50_000

/** The leaves of an XML in their order, read once from its beginning to where it stops being one. */
export function leavesOf(xml: string): Leaf[] {
  const leaves: Leaf[] = []
  const parents: string[] = []
  let text: string | null = null
  let at = 0
  while (leaves.length < mostLeaves) {
    const next = xml.indexOf('<', at)
    if (next < 0) break
    if (text !== null) text += decoded(xml.slice(at, next))
    const section = sectionAt(xml, next)
    if (section) {
      if (section.end < 0) break
      if (text !== null) text += section.text
      at = section.end
      continue
    }
    tag.lastIndex = next
    const [whole, closing, name = '', rest = ''] = tag.exec(xml) ?? []
    if (whole === undefined) break
    at = next + whole.length
    if (closing) {
      if (text !== null && text.trim() !== '')
        leaves.push(leaf(parents.at(-1) ?? '', text, parents.slice(0, -1)))
      text = null
      parents.splice(Math.max(0, parents.lastIndexOf(name.toLowerCase())))
    } else {
      for (const [, key = '', double, single] of rest.matchAll(attribute)) {
        const own = key.toLowerCase() === 'value' ? name : key
        leaves.push(leaf(own, decoded(double ?? single ?? ''), [...parents, name.toLowerCase()]))
      }
      const isEmpty = rest.endsWith('/')
      text = isEmpty ? null : ''
      if (!isEmpty && parents.length < deepest) parents.push(name.toLowerCase())
    }
  }
  return leaves
}

const leaf = (name: string, text: string, parents: readonly string[]): Leaf => ({
  name: name.toLowerCase(),
  text: text.trim(),
  parents: [...parents],
})

/** A comment, an instruction or a literal text; `end` -1 where it is not closed. */
function sectionAt(xml: string, at: number): { end: number; text: string } | null {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(open, at)) continue
    const end = xml.indexOf(close, at + open.length)
    const isText = open === '<![CDATA[' && end >= 0
    return { end: end < 0 ? -1 : end + close.length, text: isText ? xml.slice(at + open.length, end) : '' }
  }
  return null
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
