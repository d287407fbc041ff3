import type { Counter } from './count-fields.ts'
import { longestPartHead, mostFields, mostFiles, mostText } from './limits.ts'
import { malformed, tooLarge } from './refusal.ts'

const headEnd = Buffer.from('\r\n\r\n')
const named = /filename/i

/**
 * Parts of a form with files. Every place where the delimiter stands is taken for the beginning of a part, wherever it
 * is: whoever reads the form afterwards finds as many or fewer.
 */
export function countParts(boundary: string): Counter {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let rest = Buffer.alloc(0)
  /** Before the first delimiter and behind a part's head there is content; between, a head. */
  let inside: 'content' | 'head' = 'content'
  let isFile = true
  let [fields, files, text] = [0, 0, 0]

  return (chunk) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    for (;;) {
      const mark = inside === 'content' ? delimiter : headEnd
      const found = bytes.indexOf(mark, at)
      const end = found === -1 ? Math.max(at, bytes.length - mark.length + 1) : found
      if (inside === 'content') {
        if (!isFile && (text += end - at) > mostText) return tooLarge('form.text')
        at = end
        if (found === -1) break
        at += delimiter.length
        inside = 'head'
      } else {
        if (end - at > longestPartHead) return malformed('form.names')
        if (found === -1) break
        isFile = named.test(bytes.toString('latin1', at, found))
        if (isFile) files += 1
        else fields += 1
        if (files > mostFiles) return malformed('form.files')
        if (fields + files > mostFields) return malformed('form.fields')
        at = found + headEnd.length
        inside = 'content'
      }
    }
    rest = Buffer.from(bytes.subarray(at))
    return null
  }
}
