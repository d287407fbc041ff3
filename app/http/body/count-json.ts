import type { Counter } from './count-fields.ts'
import { deepest, mostValues } from './limits.ts'
import { malformed } from './refusal.ts'

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/** Values of a JSON body and how deep they lie, whether or not it is well formed; a name given twice counts twice. */
export function countJson(): Counter {
  let [depth, values] = [0, 1]
  let [inText, escaped] = [false, false]

  return (chunk) => {
    for (const byte of chunk) {
      if (inText) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inText = false
      } else if (byte === quote) inText = true
      else if (byte === comma) values += 1
      else if (closing.has(byte)) depth -= 1
      else if (opening.has(byte)) {
        depth += 1
        values += 1
        if (depth > deepest) return malformed('body.deep')
      }
      if (values > mostValues) return malformed('body.values')
    }
    return null
  }
}
