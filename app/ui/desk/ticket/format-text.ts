/** A text and what is selected in it. */
export type Marked = { text: string; start: number; end: number }

const stars = '**'
const bullet = '- '

/** Marks what is selected as bold, a line at a time, or takes the marks away; with nothing selected one types between them. */
export function bold({ text, start, end }: Marked): Marked {
  const [before, chosen, after] = parts({ text, start, end })
  if (before.endsWith(stars) && after.startsWith(stars))
    return {
      text: before.slice(0, -stars.length) + chosen + after.slice(stars.length),
      start: start - stars.length,
      end: end - stars.length,
    }
  if (chosen.trim() === '')
    return { text: `${before}${stars}${stars}${chosen}${after}`, ...caretAt(start + stars.length) }
  const written = chosen.split('\n').map(boldLine).join('\n')
  const isOne = !written.includes('\n') && written.startsWith(stars)
  return {
    text: before + written + after,
    start: isOne ? start + stars.length : start,
    end: isOne ? start + written.trimEnd().length - stars.length : start + written.length,
  }
}

/** Blanks at the ends stay outside: a mark beside a blank is none. */
function boldLine(line: string): string {
  const words = line.trim()
  return words === '' ? line : line.replace(words, () => stars + words + stars)
}

/** Makes a list of the lines that the selection touches, or takes their marks away where all of them are items. */
export function list({ text, start, end }: Marked): Marked {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', Math.max(end, from))
  const to = next === -1 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const areItems = lines.every((line) => line.startsWith(bullet))
  const written = lines
    .map((line) =>
      areItems
        ? line.slice(bullet.length)
        : line.startsWith(bullet) || (line === '' && lines.length > 1)
          ? line
          : bullet + line,
    )
    .join('\n')
  const end2 = from + written.length
  const changed = text.slice(0, from) + written + text.slice(to)
  return lines.length === 1 ? { text: changed, ...caretAt(end2) } : { text: changed, start: from, end: end2 }
}

const address = /^(?:https?:\/\/|mailto:)\S+$/

/** Makes a link of what is selected; what is missing of it, the address or the words, is selected to be typed. */
export function link({ text, start, end }: Marked): Marked {
  const [before, chosen, after] = parts({ text, start, end })
  const isAddress = address.test(chosen)
  const [words, to] = isAddress ? ['', chosen] : [chosen, 'https://']
  const written = `[${words}](${to})`
  const typed = isAddress || words === '' ? start + 1 : start + words.length + 3
  return {
    text: before + written + after,
    start: typed,
    end: isAddress || words === '' ? typed : typed + to.length,
  }
}

/** What an address that is pasted over words makes of them; null where it is pasted as it is. */
export function linkPasted({ text, start, end }: Marked, pasted: string): Marked | null {
  const [before, chosen, after] = parts({ text, start, end })
  if (!address.test(pasted) || chosen.trim() === '' || chosen.includes('\n') || address.test(chosen))
    return null
  const written = `[${chosen}](${pasted})`
  return { text: before + written + after, ...caretAt(start + written.length) }
}

const parts = ({ text, start, end }: Marked) =>
  [text.slice(0, start), text.slice(start, end), text.slice(end)] as const
const caretAt = (at: number) => ({ start: at, end: at })
