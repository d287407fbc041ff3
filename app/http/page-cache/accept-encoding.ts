export type Encoding = 'br' | 'gzip' | 'identity'

const known = new Map<string, Encoding>()
const mostKnown = 500

/** The caller's preferred encoding of ours, by its q-values (RFC 9110 §12.5.3); brotli where it has no preference. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const seen = known.get(header)
  if (seen) return seen
  const wanted = choose(header)
  // Browsers have a handful of them; a caller that makes them up must not fill the memory.
  if (known.size < mostKnown && header.length < 200) known.set(header, wanted)
  return wanted
}

function choose(header: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of header.toLowerCase().split(',', 30)) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (coding) weights.set(coding === 'x-gzip' ? 'gzip' : coding, weightOf(parameters))
  }
  const others = weights.get('*') ?? 0
  const br = weights.get('br') ?? others
  const gzip = weights.get('gzip') ?? others
  const plain = weights.get('identity') ?? 0
  if (br > 0 && br >= gzip && br >= plain) return 'br'
  return gzip > 0 && gzip >= plain ? 'gzip' : 'identity'
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='))
  if (given === undefined) return 1
  const weight = Number(given.slice(2))
  return weight >= 0 && weight <= 1 ? weight : 0
}
