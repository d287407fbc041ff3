import { Converter } from 'opencc-js/cn2t'
import overrides from '#app/i18n/zh-TW.overrides.json' with { type: 'json' }

// The override list: `characters` as they are written in Taiwan, where OpenCC follows Hong Kong; everyday `words`;
// what is `kept`, as the terms of law and tax that must not be taken for everyday words; and a `whole` text, where a
// word alone means something else than in a sentence. Of all that begin at one place, the longest counts.
const { characters, kept, words, whole } = overrides
const convert = Converter({ from: 'cn', to: 'hk' })

const table = new Map([
  ...Object.entries(characters),
  ...kept.map((term) => [term, term] as const),
  ...Object.entries(words),
])
const longestFirst = [...table.keys()].sort((left, right) => right.length - left.length)
const listed = new RegExp(longestFirst.join('|'), 'g')
const written = new RegExp(Object.keys(characters).join('|'), 'g')
const texts = new Map(Object.entries(whole))

const replaced = (text: string, pattern: RegExp) =>
  text.replaceAll(pattern, (found) => table.get(found) ?? found)

/**
 * Mainland wording for readers in Taiwan and Hong Kong: the characters and the everyday words are theirs, the terms of
 * law and tax stay. By `cn→hk`, because `cn→twp` turns 发票代码 into 發票程式碼.
 */
export function toTraditional(text: string): string {
  // Characters first: the words below are looked for in their Taiwanese form.
  const traditional = replaced(convert(text), written)
  return texts.get(traditional) ?? replaced(traditional, listed)
}
