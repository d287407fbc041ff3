const variable = /(\{\{[^}]*\}\})/

/** A text with every word of it between ⟦ and ⟧; what its variables bring must be marked where it comes from. */
export const marked = (text: string): string =>
  text
    .split(variable)
    .map((piece) => (variable.test(piece) ? piece : piece.replaceAll(/[^\n]*\p{L}[^\n]*/gu, '⟦$&⟧')))
    .join('')

/** Marks each text that an object holds. */
export function markAll(words: object): void {
  for (const [key, text] of Object.entries(words))
    if (typeof text === 'string') Object.assign(words, { [key]: marked(text) })
}

/** What no catalogue need hold: the same in every language, or the writing of a number, a date, a name of ours. */
const allowed = [
  // What a language calls itself.
  /简体|繁體|English/g,
  // Dates as Intl writes them.
  /(\d{4}年)?\d{1,2}月(\d{1,2}日)?/g,
  /\b(\d{1,2} )?(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December)\b( \d{4})?/g,
  // Keys as the keyboard names them.
  /\bCtrl(\+(Shift|\w))+(?!\w)/g,
  // Units.
  /\d (kB|MB|B|s|ms)\b/g,
  // Numbers of things, codes of causes, addresses, and the names of files that people sent.
  /\b(INC|MNT|ANN)-[0-9A-Z]{7}\b/g,
  /\b[2-9A-HJ-NPR-Y]{3}-[2-9A-HJ-NPR-Y]{3}-[2-9A-HJ-NPR-Y]{4}\b/g,
  /https?:\/\/\S+|\binv-veri\.chinatax\.gov\.cn/g,
  /\b[A-Z]\d\b/g,
  /[^\s⟦⟧]+\.jpg\b/g,
  /[\w.*-]+@[\w.*-]+\.\w+/g,
  // The name of a person, masked.
  /(?<!\p{L})\p{L}\*\*?/gu,
  // What may stand in the words of a message, as it is written there.
  /\{\{\w+\}\}/g,
]

/** What somebody wrote may hold words of a catalogue: marks in marks. */
function withoutMarked(text: string): string {
  const bare = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '\n')
  return bare === text ? text : withoutMarked(bare)
}

/** The pieces of a text that are marked by nobody and hold a letter. */
export function unmarked(text: string): string[] {
  const bare = withoutMarked(text)
  return allowed
    .reduce((rest, pattern) => rest.replaceAll(pattern, ' '), bare)
    .split('\n')
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}/u.test(piece))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const decoded = (text: string) =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name
      ? (entities[name] ?? ' ')
      : String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10)),
  )

const spoken =
  /\s(?:title|alt|placeholder|label|aria-(?:label|description|roledescription|valuetext))="([^"]*)"/g
const described =
  /<meta (?:name|property)="(?:description|og:title|og:description|og:site_name|og:image:alt)" content="([^"]*)"/g
const buttons = /<input\b[^>]*\btype="(?:submit|button)"[^>]*\bvalue="([^"]*)"/g

/** Everything of a page that somebody reads or hears, as React writes it. */
export function textsOf(html: string): string[] {
  const page = html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replace(/<!doctype[^>]*>/i, '')
  const inAttributes = [spoken, described, buttons].flatMap((pattern) =>
    [...page.matchAll(pattern)].map(([, text = '']) => decoded(text)),
  )
  // What stands in marks may hold elements: it was written in Markdown.
  return [...inAttributes, decoded(page.replaceAll(/<[^>]*>/g, '\n'))]
}

/** The words of a page that are in no catalogue and that nobody wrote into the database. */
export const hardCoded = (html: string): string[] => [...new Set(textsOf(html).flatMap(unmarked))]
