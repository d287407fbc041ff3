import { toSimplified } from './simplified.ts'

// Characters that are one to a reader who searches: simplified and traditional forms, full and half width, capitals.

const [firstIdeograph, lastIdeograph] = [0x4e00, 0x9fff]
const [firstWide, lastWide] = [0xff01, 0xff5e]
/** From a full-width form to its character. */
const wideBy = 0xfee0

let classes: Map<string, string[]> | undefined

/** Ideographs by the simplified form that each of them has alone. Made at the first search: 21,000 conversions. */
function ideographs(): Map<string, string[]> {
  if (classes) return classes
  const made = new Map<string, string[]>()
  for (let code = firstIdeograph; code <= lastIdeograph; code++) {
    const character = String.fromCodePoint(code)
    const simple = toSimplified(character)
    const known = made.get(simple)
    if (known) known.push(character)
    else made.set(simple, [character])
  }
  classes = made
  return made
}

function ofIdeograph(character: string): readonly string[] {
  const found = ideographs().get(toSimplified(character)) ?? []
  return found.includes(character) ? found : [character, ...found]
}

/** Every way in which a character may be written, lower case alone. */
export function variantsOf(character: string): string[] {
  const small = character.toLowerCase()
  const code = small.codePointAt(0) ?? 0
  if (code >= firstIdeograph && code <= lastIdeograph) return [...new Set(ofIdeograph(small))]
  if (code > 0x20 && code < 0x7f) return [small, String.fromCodePoint(code + wideBy)]
  if (code >= firstWide && code <= lastWide) return [small, String.fromCodePoint(code - wideBy)]
  return [small]
}
