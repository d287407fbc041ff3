import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })

/** A search typed in traditional characters, as our texts are written. */
export const toSimplified = (text: string): string => convert(text)
