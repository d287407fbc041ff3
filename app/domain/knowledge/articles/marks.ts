/** A piece of a text; the marked ones are what was looked for. */
export type Segment = { text: string; marked: boolean }

/** A text with every place where one of the needles stands; places that touch become one. */
export function marked(text: string, needles: readonly string[]): Segment[] {
  const places = placesOf(text, needles)
  const segments: Segment[] = []
  let at = 0
  for (const [from, to] of places) {
    if (from > at) segments.push({ text: text.slice(at, from), marked: false })
    segments.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false })
  return segments
}

/** About two lines around the first needle; null where there is none. */
export function excerpt(text: string, needles: readonly string[], reach: number): Segment[] | null {
  const [first] = placesOf(text, needles)
  if (!first) return null
  const line = { from: text.lastIndexOf('\n', first[0]) + 1, to: endOfLine(text, first[1]) }
  const from = startNear(text, Math.max(line.from, first[0] - reach), line.from)
  const to = Math.min(line.to, first[1] + reach * 2)
  const cut = `${from > line.from ? '…' : ''}${text.slice(from, to).trim()}${to < line.to ? '…' : ''}`
  return marked(cut, needles)
}

function placesOf(text: string, needles: readonly string[]): Array<[number, number]> {
  const lower = text.toLowerCase()
  const found: Array<[number, number]> = []
  for (const needle of new Set(needles.map((word) => word.toLowerCase()).filter(Boolean))) {
    for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + needle.length))
      found.push([at, at + needle.length])
  }
  found.sort(([a], [b]) => a - b)
  const places: Array<[number, number]> = []
  for (const [from, to] of found) {
    const last = places.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else places.push([from, to])
  }
  return places
}

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Not in the middle of a Latin word. */
function startNear(text: string, at: number, least: number): number {
  let start = at
  while (start > least && /[\w’]/.test(text[start - 1] ?? '')) start -= 1
  return start
}
