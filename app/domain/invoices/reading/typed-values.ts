import { labelBefore, type Before } from './label-before.ts'
import { isNoValue, shapeAt, type Shape } from './typed-shapes.ts'

/** One value in a typed text: what it looks like and what stands around it. */
export type Typed = Before &
  Shape & {
    /** Words that stand directly behind it. */
    after: string
  }

/** Names of fields and currencies that stand against their digits: No80100798, Fphm=…, 1310.96RMB. */
const against = /(?<![0-9A-Za-z])(no|nr|rmb|cny|fphm|fpdm|kprq|kjje|jshj|jym|je)(?=\d)/gi
const behind = /(?<=\d)(rmb|cny|yuan)(?![0-9A-Za-z])/gi

/** No invoice is told in more values. */
const most = 300
/** A label stands no farther from its value than this. */
const nearby = 300

/** The values of a text in plain spelling, from its beginning to its end; each part belongs to one value at most. */
export function typedValues(written: string): Typed[] {
  const text = written
    .replace(against, '$1 ')
    .replace(behind, ' $1')
    .replace(/(?<=\d)T(?=\d\d:)/g, ' ')
    .replace(/ {2,}/g, ' ')
  const values: Typed[] = []
  let end = 0
  let from = 0
  for (const { index, 0: token } of text.matchAll(/[0-9A-Za-z]+/g)) {
    if (index < from || !/\d/.test(token) || isNoValue(text, index, token)) continue
    if (values.length === most) break
    const between = text.slice(Math.max(end, index - nearby), index)
    const said = labelBefore(between)
    const shape = shapeAt(text, index, token, said.label)
    from = shape.end
    const before = shape.text.length === 20 ? said : inherited(said, between, values.at(-1))
    values.push({ ...before, ...shape, after: /^\p{L}{0,4}/u.exec(text.slice(from, from + 8))?.[0] ?? '' })
    end = from
  }
  return values
}

/** What follows the value of something else without a word between, as 62091234 in 010-62091234, belongs to that. */
function inherited(before: Before, between: string, last: Typed | undefined): Before {
  const isApart = before.label !== null || !before.isBare || /[\n\t,;、|]/.test(between)
  if (isApart || !last || last.isBare || isUnmistakable(last)) return before
  return last.label === null || last.label === 'other' ? { label: last.label, isBare: false } : before
}

/** Twenty digits, or a code, among any words. */
export const isUnmistakable = ({ shape, text, label }: Typed) =>
  label === null && shape === 'digits' && /^(?:\d{20}|\d{12}|\d{10})$/.test(text)
