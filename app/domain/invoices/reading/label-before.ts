import { labelOf, type Label } from './label-words.ts'

const traditional = '發號碼開額稅價計購買賣銷據驗納識別統會機編單訂圓負對應數電時間總紅沖藍冊塊幣為條張後'
const simplified = '发号码开额税价计购买卖销据验纳识别统会机编单订圆负对应数电时间总红冲蓝册块币为条张后'
const folding = new Map(
  Array.from(traditional, (character, at) => [character, simplified.charAt(at)] as const),
)

/** Lower case and simplified, 发 票 号 码 written as one word. */
const folded = (text: string) =>
  Array.from(text.toLowerCase(), (character) => folding.get(character) ?? character)
    .join('')
    .replace(/(?<!\p{Script=Han})\p{Script=Han}(?: \p{Script=Han}(?!\p{Script=Han}))+/gu, (spaced) =>
      spaced.replaceAll(' ', ''),
    )

export type Before = {
  label: Label | null
  /** Whether no words stand before the value, so that its place and shape alone can speak for it. */
  isBare: boolean
}

const runsIn = (text: string) => text.match(/\p{Script=Han}+|[a-z]+|\p{L}+?/gu) ?? []

/** What the text between two values says about the second one: the words nearest to it count. */
export function labelBefore(between: string): Before {
  const pieces = folded(between)
    .replace(/人民币|负|\b(?:rmb|cny)\b/g, ' ')
    .split(/[\n\t,;。、!?|]/)
  const at = pieces.findLastIndex((piece) => /\p{L}/u.test(piece))
  const piece = pieces[at]
  if (piece === undefined) return { label: null, isBare: true }
  const parts = piece.split(':')
  const part = parts.findLast((candidate) => /\p{L}/u.test(candidate)) ?? ''
  const label = labelOf(runsIn(part), between)
  // Words that end with a comma or a line are said of something else than what follows.
  return { label, isBare: label === null && at < pieces.length - 1 }
}

/** The label that a cell of a sheet's heading is; null for any other cell. */
export const labelOfCell = (cell: string): Label | null =>
  /\d/.test(cell.replace(/\d位/g, '')) ? null : labelOf(runsIn(folded(cell)))
