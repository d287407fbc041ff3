import { Converter } from 'opencc-js/cn2t'
import overrides from '#app/i18n/zh-TW.overrides.json' with { type: 'json' }

const convert = Converter({ from: 'cn', to: 'hk' })
const replacements = Object.entries(overrides).sort(([left], [right]) => right.length - left.length)

/**
 * Mainland wording in traditional characters. `cn→hk`, because `cn→twp` turns 发票代码 into 發票程式碼;
 * where OpenCC's choice of character differs from the glossary's, the override list has the last word.
 */
export function toTraditional(text: string): string {
  return replacements.reduce((result, [from, to]) => result.replaceAll(from, to), convert(text))
}
