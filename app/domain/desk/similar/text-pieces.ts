/** What two texts are compared by: three characters of a Chinese sentence, or a word of letters and digits. */
export type Piece = {
  text: string
  /** Its pairs of neighbours, which is what the index of `ticket_texts` holds. */
  grams: string[]
}

/** A description may have 20,000 characters; what a report is about stands at its beginning. */
const longestRead = 2000
const mostPieces = 80
const mostGrams = 12

/** Said in so many reports that it tells none from another. In a house with few tickets statistics do not show it yet. */
const everyday = `
  全国增值税发票查验平台 增值税发票 查无此票 查验平台 电子税务局 电子发票 发票 查验 查询 查不到
  不一致 平台 税务局 系统 网站 号码 开具 开票 提示 显示 结果 请问 请帮忙 帮忙 尽快 处理
  核实 麻烦 谢谢 您好 你好 为什么 怎么办 怎么 今天 昨天 一直 已经 还是 无法 不能 问题
  发现 我们 贵司
`
  .trim()
  .split(/\s+/)
const everydayWords = new RegExp(everyday.toSorted((a, b) => b.length - a.length).join('|'), 'g')
const everydayLatin = new Set(
  'the and for with that this not but was are has have from please thanks hello invoice invoices fapiao found check system'.split(
    ' ',
  ),
)
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** The pieces of a text in their order, each once. Numbers of invoices, phones and people are found by other means. */
export function piecesOf(text: string): Piece[] {
  const read = text.slice(0, longestRead).toLowerCase().replaceAll(everydayWords, ' ')
  const found = new Map<string, Piece>()
  for (const [run] of read.matchAll(runs))
    for (const piece of /\p{Script=Han}/u.test(run) ? windows(run) : isTelling(run) ? [run] : []) {
      if (found.size === mostPieces) return [...found.values()]
      found.set(piece, { text: piece, grams: gramsOf(piece) })
    }
  return [...found.values()]
}

function windows(run: string): string[] {
  const characters = [...run]
  if (characters.length === 2) return [run]
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''))
}

/** An error code, a name, a word; no invoice's number, and no two letters. */
const isTelling = (word: string) =>
  /^\d+$/.test(word)
    ? word.length >= 4 && word.length <= 7
    : word.length >= 3 && word.length <= 40 && !everydayLatin.has(word)

const gramsOf = (piece: string): string[] => {
  const characters = [...piece]
  return [...new Set(characters.slice(1).map((right, at) => `${characters[at]}${right}`))].slice(0, mostGrams)
}

/** The passages that shared pieces make up in the first text, the longest first: what the two say alike. */
export function passagesOf(text: string, shared: ReadonlySet<string>): string[] {
  const lower = text.slice(0, longestRead).toLowerCase()
  // A character whose small form is of another length would move every place behind it.
  const source = lower.length === Math.min(text.length, longestRead) ? text : lower
  const covered = new Array<boolean>(lower.length).fill(false)
  for (const piece of shared)
    for (let at = lower.indexOf(piece); at >= 0; at = lower.indexOf(piece, at + 1))
      covered.fill(true, at, at + piece.length)
  const passages: string[] = []
  for (let at = 0; at < covered.length; at++) {
    if (!covered[at]) continue
    const end = covered.indexOf(false, at)
    const until = end < 0 ? covered.length : end
    passages.push(source.slice(at, until))
    at = until
  }
  return [...new Set(passages)].toSorted((a, b) => b.length - a.length)
}
