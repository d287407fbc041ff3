/** Something that the palette leads to. `words` are what it is found by, besides its label. */
export type Entry = { id: string; label: string; hint: string; words: string; run: () => void }

const most = 12

/** The entries with every word that was typed, those that begin with them first. */
export function findEntries(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return entries
    .map((entry, place) => ({ entry, place, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => (other.rank ?? 0) - (one.rank ?? 0) || one.place - other.place)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** null where a word is not in it: 3 at its beginning, 2 at the beginning of a word, 1 anywhere, 0 letter by letter. */
function rankOf({ label, words }: Entry, wanted: readonly string[]): number | null {
  const text = `${label} ${words}`.normalize('NFKC').toLowerCase()
  let rank = 0
  for (const word of wanted) {
    const at = text.indexOf(word)
    if (at === 0) rank += 3
    else if (at > 0) rank += /[\s/·-]/.test(text[at - 1] ?? '') ? 2 : 1
    else if (!hasInOrder(text, word)) return null
  }
  return rank
}

function hasInOrder(text: string, word: string): boolean {
  let at = -1
  for (const character of word) {
    at = text.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}

/** Where a typed number leads: a ticket's in any spelling, an incident's; null for anything else. */
export function numberPath(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toUpperCase()
  if (/^INC-?[0-9A-Z]{7}$/.test(text)) return `/desk/incidents/${text.replace(/^INC-?/, 'INC-')}`
  const bare = text.replaceAll(/[\s-]/g, '')
  return /^(?=.*\d)[0-9A-Z]{10}$/.test(bare) ? `/desk/tickets/${bare}` : null
}
