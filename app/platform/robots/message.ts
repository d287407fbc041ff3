/** One piece of news for a group chat. */
export type Entry = {
  title?: string | undefined
  text: string
  link?: string | undefined
  /** How to hear no more; never cut off. */
  end?: { label: string; url: string } | undefined
}

/** What goes to a robot at once: one entry in full, or the titles and links of several. */
export type RobotMessage = { title: string; entries: readonly [Entry, ...Entry[]] }

type Dated = Entry & { at: Date }

/** Several entries that wait for the same robot become one message, the newest first; one alone stays as it is. */
export function digest(waiting: readonly [Dated, ...Dated[]]): RobotMessage {
  const [newest, ...older] = waiting.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const first = newest ?? waiting[0]
  const title = oneLine(first.title ?? '')
  const count = older.length > 0 ? ` (+${older.length})` : ''
  return { title: `${title}${count}`, entries: [first, ...older] }
}

type Measure = (text: string) => number
export const utf8Bytes: Measure = (text) => Buffer.byteLength(text)
/** What a text takes inside a JSON string. */
export const jsonBytes: Measure = (text) => Buffer.byteLength(JSON.stringify(text)) - 2

/** A text of at most `most` bytes, ending in … where it was longer and never in half a character. */
export function cut(text: string, most: number, measure: Measure = utf8Bytes): string {
  if (measure(text) <= most) return text
  const end = '…'
  let left = most - measure(end)
  if (left < 0) return ''
  let kept = ''
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    left -= measure(segment)
    if (left < 0) break
    kept += segment
  }
  return kept + end
}

const longestTitle = 300
export const oneLine = (text: string) => cut(text.replace(/\s+/g, ' ').trim(), longestTitle)

/** A message as Markdown of at most `most` bytes; of one entry the text is cut, its title and link are kept. */
export function markdownOf({ title, entries }: RobotMessage, most: number): string {
  const [first, ...more] = entries
  const end = first.end ? [`[${first.end.label}](${first.end.url})`] : []
  if (more.length > 0)
    return cut([`### ${harmless(title)}`, ...entries.map(lineOf), ...end].join('\n\n'), most)
  const heading = first.title ? [`### ${harmless(oneLine(first.title))}`] : []
  const link = first.link ? [`[${first.link}](${first.link})`] : []
  const text = harmless(first.text).replace(/\r?\n/g, '  \n')
  return withText(heading, text, [...link, ...end], '\n\n', most)
}

/** The same without marks, for an entry without a title. */
export const plainOf = ({ text, link, end }: Entry, most: number): string =>
  withText(
    [],
    harmless(text),
    [...(link ? [link] : []), ...(end ? [`${end.label}: ${end.url}`] : [])],
    '\n',
    most,
  )

function withText(before: string[], text: string, after: string[], glue: string, most: number): string {
  const room = most - utf8Bytes([...before, '', ...after].join(glue))
  const shortened = cut(text, room)
  return [...before, ...(shortened ? [shortened] : []), ...after].join(glue)
}

/** Whether the titles and links of all entries go in one message without loss. */
export const fitsMarkdown = (message: RobotMessage, most: number) =>
  message.entries.length === 1 || utf8Bytes(markdownOf(message, Infinity)) <= most

function lineOf({ title, text, link }: Entry): string {
  const shown = harmless(oneLine(title ?? text))
    .replaceAll('[', '［')
    .replaceAll(']', '］')
  return link ? `- [${shown}](${link})` : `- ${shown}`
}

/** Nobody is called by a message (`<@all>`) that a person's words have found their way into. */
const harmless = (text: string) => text.replaceAll('<', '＜')
