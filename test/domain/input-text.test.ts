import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { line, prose } from '#app/domain/ground/input/text.ts'
import { cleanLine, cleanProse, cleanText } from '#app/domain/ground/text/clean.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'

const unwanted =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/u

describe('text of several lines', () => {
  test.each([
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\r\r\nb', 'a\n\nb'],
    ['a\u2028b\u2029c', 'a\nb\nc'],
    ['a\u0085b\u000bc\u000cd', 'a\nb\nc\nd'],
    ['a\u0000b\u0007c\u001bd\u007fe\u009bf', 'abcdef'],
    ['\u202eabc\u202c', 'abc'],
    ['\u2066abc\u2069 \u200fd\u061ce', 'abc de'],
    ['a\u200bb\u2060c\ufeffd\u00ade\u180ef', 'abcdef'],
    ['a\u200db', 'ab'],
    ['a\ufe0fb', 'ab'],
    ['\u3164姓名\uffa0', '姓名'],
    ['a\tb', 'a\tb'],
    ['半\ud83d字\udc00', '半字'],
    ['a\ufdd0\uffffb', 'ab'],
    ['普通文字，ＡＢＣ１２３！', '普通文字，ＡＢＣ１２３！'],
  ])('%j is kept as %j', (text, kept) => {
    expect(cleanText(text)).toBe(kept)
  })

  test.each(['👨‍👩‍👧‍👦', '❤️‍🔥', '👍🏽', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '👩🏽‍💻', '葛󠄀', 'é', '𠮷', '🇨🇳', '㈱'])(
    'the sequence %s stays whole',
    (text) => {
      expect(cleanText(`前${text}后`)).toBe(`前${text}后`)
    },
  )

  test('none of what is unwanted is left, and cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(unwanted)
        expect(cleanText(clean)).toBe(clean)
        expect(cleanLine(text)).not.toMatch(/[\n\t]/)
      }),
      { seed: 17, numRuns: 3000 },
    )
  })
})

describe('what cannot be seen', () => {
  test.each([
    '\u200b\u200b',
    ' \u00a0\u3000\n\t',
    '\u2800\u2800',
    '\u3164',
    '\u200d\u200d',
    '\ufe0f',
    '\u202e\u202c',
    '\ufeff',
    '\u0000\u0001',
    '\u00ad',
    '\u2060\u2063',
    '\u{e0020}\u{e0041}',
    '\u115f\u1160',
    '\u0301',
  ])('%j fills no required text', (text) => {
    expect(cleanProse(text)).toBe('')
    for (const schema of [line(100).min(1), prose(100).min(1)]) {
      expect(schema.safeParse(text).error?.issues).toMatchObject([{ code: 'too_small', origin: 'string' }])
    }
  })
})

test('a line has no breaks and no tabs', () => {
  expect(line(40).parse(' 标题\r\n第二行\u2028\u000b三\t四 ')).toBe('标题 第二行 三 四')
  expect(prose(40).parse(' 一\r\n二\n ')).toBe('一\n二')
})

describe('cutting', () => {
  test.each([
    ['短', 5, '短'],
    ['一二三四五', 5, '一二三四五'],
    ['一二三四五六', 5, '一二三四五…'],
    ['a👨‍👩‍👧‍👦b', 2, 'a👨‍👩‍👧‍👦…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 1, '👨‍👩‍👧‍👦…'],
    ['🇨🇳🇭🇰🇲🇴', 2, '🇨🇳🇭🇰…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301e\u0301…'],
    ['👍🏽👍🏽', 1, '👍🏽…'],
    ['一二 三四', 3, '一二…'],
    ['𠮷𠮷𠮷', 2, '𠮷𠮷…'],
  ])('%j to %i characters is %j', (text, most, cut) => {
    expect(cutText(text, most)).toBe(cut)
  })

  test('never ends within a character', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
    const units = fc.constantFrom('一', 'a', ' ', '👨‍👩‍👧', '🇨🇳', 'e\u0301', '👍🏽', '𠮷', '1️⃣')
    fc.assert(
      fc.property(fc.string({ unit: units, maxLength: 30 }), fc.nat(20), (text, most) => {
        const whole = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
        const cut = cutText(text, most)
        const kept = cut.endsWith('…') ? cut.slice(0, -1) : cut
        expect(text.startsWith(kept)).toBe(true)
        expect(whole.has(kept.length)).toBe(true)
      }),
      { seed: 26, numRuns: 1000 },
    )
  })
})
