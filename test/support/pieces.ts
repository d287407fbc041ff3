const alphabet = [
  ...'aZ0 \n\t\r-./<>"@=,:%_|[](){}#*+?!&;~^$\\\'`',
  ...'中（。，－é¥\u0000\u0007\u200b\ufeff\ue000\u2028',
]

/** Texts that an expression is made to look at: one that matches it, the beginnings of that, and its characters. */
export type Pieces = { samples: string[]; characters: string[] }

/**
 * Takes an expression apart as far as its own texts can be told: a short match of each alternative, and characters of
 * each class.
 */
export function piecesOf(source: string, flags: string): Pieces {
  const samples = new Set<string>()
  const characters = new Set<string>()
  let at = 0

  const sample = alternatives()
  if (at < source.length) throw new Error(`not understood at ${at}: ${source}`)
  samples.add(sample)
  return { samples: [...samples].filter(Boolean), characters: [...characters] }

  function alternatives(): string {
    const all = [sequence()]
    while (source[at] === '|') {
      at += 1
      all.push(sequence())
    }
    for (const one of all) samples.add(one)
    return all.find(Boolean) ?? ''
  }

  function sequence(): string {
    let text = ''
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const piece = atom()
      text += piece.repeat(Math.min(timesNeeded(), 20))
    }
    return text
  }

  function atom(): string {
    const group = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(source.slice(at))
    if (group) {
      at += group[0].length
      const inner = alternatives()
      at += 1
      return /^\(\?<?[=!]/.test(group[0]) ? '' : inner
    }
    const [token = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|[\s\S])/iu.exec(
        source.slice(at),
      ) ?? []
    at += token.length
    if (token === '^' || token === '$' || /^\\[bB1-9]$/.test(token)) return ''
    const one = new RegExp(`^${token}$`, `${flags.replaceAll(/[gymis]/g, '')}s`)
    const found = [...alphabet, token].filter((character) => one.test(character)).slice(0, 4)
    for (const character of found) characters.add(character)
    return found[0] ?? ''
  }

  /** Once where it may be left out: what is there is what takes time. */
  function timesNeeded(): number {
    const [quantifier = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at)) ?? []
    at += quantifier.length
    return Math.max(1, Number(/\d+/.exec(quantifier)?.[0] ?? 1))
  }
}
