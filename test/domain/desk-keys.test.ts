import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deskKeys, keyGroups } from '#app/ui/desk/keys/desk-keys.ts'
import { keyReader, type Pressed } from '#app/ui/desk/keys/pressed-key.ts'
import { formats } from '#app/ui/desk/ticket/format-field.ts'
import { findEntries, numberPath, type Entry } from '#app/ui/desk/palette/find-entries.ts'

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isTyping: false,
  timeStamp: 0,
  ...more,
})

describe('the keys of the desk', () => {
  test('each is declared once, in a group of the help sheet, and listened to', () => {
    const keys = deskKeys.map((key) => key.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(deskKeys.map(({ group }) => group))).toEqual(new Set(keyGroups))
    const listeners = [
      'frame/keyboard-help.tsx',
      'inbox/use-row-keys.ts',
      'ticket/use-ticket-keys.ts',
      'ticket/composer.tsx',
      'palette/command-palette.tsx',
      'undo-button.tsx',
    ]
    const source = listeners.map((file) => readFileSync(`app/ui/desk/${file}`, 'utf8')).join('\n')
    // Some are held with Ctrl, and listened to where they are typed.
    const single = keys.filter((key) => !key.startsWith('Ctrl'))
    expect(single.filter((key) => !source.includes(`'${key}':`) && !source.includes(` ${key}: `))).toEqual([])
    expect(source).toContain("event.key === 'k'")
    expect(source).toContain("event.key !== 'Enter'")
    const held = keys.filter((key) => key.startsWith('Ctrl') && !/Enter|K$/.test(key))
    expect(formats.map(({ key }) => key)).toEqual(held)
  })

  test('none acts while somebody types or composes, or holds Ctrl, whatever the key', () => {
    const rests = fc.constantFrom<Partial<Pressed>>(
      { isTyping: true },
      { isComposing: true },
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 1 }), rests)), (typed) => {
        const read = keyReader()
        return typed.every(([key, rest]) => read(pressed(key, rest)) === null)
      }),
    )
    expect(keyReader()(pressed('Process'))).toBeNull()
  })

  test('g and then a key is one, if it comes soon and nothing was typed between', () => {
    const read = keyReader()
    expect(read(pressed('g'))).toBeNull()
    expect(read(pressed('n', { timeStamp: 900 }))).toBe('g n')
    expect(read(pressed('n', { timeStamp: 1000 }))).toBe('n')
    expect(read(pressed('g', { timeStamp: 2000 }))).toBeNull()
    expect(read(pressed('n', { timeStamp: 9000 }))).toBe('n')
    expect(read(pressed('g', { timeStamp: 10_000 }))).toBeNull()
    expect(read(pressed('x', { timeStamp: 10_100, isTyping: true }))).toBeNull()
    expect(read(pressed('n', { timeStamp: 10_200 }))).toBe('n')
  })
})

describe('the palette', () => {
  const entry = (label: string, words = ''): Entry => ({
    id: label,
    label,
    hint: '',
    words,
    run: () => undefined,
  })
  const entries = [
    entry('我的', 'Mine'),
    entry('维护', 'Maintenance'),
    entry('未分派', 'Unassigned'),
    entry('即将到期', 'Due soon'),
  ]
  const found = (typed: string) => findEntries(entries, typed).map(({ label }) => label)

  test('finds by the words shown, by English ones, by their beginnings first, and letter by letter', () => {
    expect(found('到期')).toEqual(['即将到期'])
    expect(found('due SOON')).toEqual(['即将到期'])
    expect(found('mai')).toEqual(['维护'])
    expect(found('uasgn')).toEqual(['未分派'])
    expect(found('ｍｉｎｅ')[0]).toBe('我的')
    expect(found('无')).toEqual([])
    expect(found('')).toHaveLength(4)
  })

  test('a typed number leads to its ticket or incident, in any spelling', () => {
    expect(numberPath('wpx-a8r-mkk8')).toBe('/desk/tickets/WPXA8RMKK8')
    expect(numberPath(' WPX A8R MKK8 ')).toBe('/desk/tickets/WPXA8RMKK8')
    expect(numberPath('inc-rx3ry3w')).toBe('/desk/incidents/INC-RX3RY3W')
    for (const other of ['transferal', '红冲', 'WPX-A8R']) expect(numberPath(other)).toBeNull()
  })
})
