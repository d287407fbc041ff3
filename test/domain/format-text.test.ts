import { describe, expect, test } from 'vitest'
import { bold, link, linkPasted, list, type Marked } from '#app/ui/desk/ticket/format-text.ts'

/** What is selected stands between ‹ and ›; the caret is ‹›. */
const read = (shown: string): Marked => ({
  text: shown.replace(/[‹›]/g, ''),
  start: shown.indexOf('‹'),
  end: shown.indexOf('›') - 1,
})
const shown = ({ text, start, end }: Marked) =>
  `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`

describe('bold', () => {
  test.each([
    ['‹注意：›请保留', '**‹注意：›**请保留'],
    ['**‹注意：›**请保留', '‹注意：›请保留'],
    ['a ‹word › b', 'a **‹word›**  b'],
    ['看‹›', '看**‹›**'],
    ['‹一\n\n二›', '‹**一**\n\n**二**›'],
  ])('%j becomes %j', (before, after) => {
    expect(shown(bold(read(before)))).toBe(after)
  })
})

describe('a list', () => {
  test.each([
    ['一\n‹二\n三›\n四', '一\n‹- 二\n- 三›\n四'],
    ['‹- 二\n- 三›', '‹二\n三›'],
    ['一‹›', '- 一‹›'],
    ['‹›', '- ‹›'],
    ['a\n‹›\nb', 'a\n- ‹›\nb'],
    ['‹- 二\n三›', '‹- 二\n- 三›'],
  ])('%j becomes %j', (before, after) => {
    expect(shown(list(read(before)))).toBe(after)
  })
})

describe('a link', () => {
  test.each([
    ['看‹说明›。', '看[说明](‹https://›)。'],
    ['看‹https://a.example/x›', '看[‹›](https://a.example/x)'],
    ['‹›', '[‹›](https://)'],
  ])('%j becomes %j', (before, after) => {
    expect(shown(link(read(before)))).toBe(after)
  })

  test('is made of words over which an address is pasted, and of nothing else', () => {
    const pasted = linkPasted(read('看‹说明›。'), 'https://a.example/x')
    expect(pasted && shown(pasted)).toBe('看[说明](https://a.example/x)‹›。')
    expect(linkPasted(read('看‹说明›'), '不是地址')).toBeNull()
    expect(linkPasted(read('看‹›'), 'https://a.example/x')).toBeNull()
    expect(linkPasted(read('‹https://a.example/y›'), 'https://a.example/x')).toBeNull()
  })
})
