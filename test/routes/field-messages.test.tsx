import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import type { FieldProps } from '#app/ui/forms/field.tsx'
import { FileInput } from '#app/ui/forms/file-input.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'

const choices = [{ value: 'a', label: '甲' }]
const controls: Record<string, ComponentType<FieldProps>> = {
  'a line of text': TextInput,
  'a text': TextArea,
  'a list': (props) => <Select {...props} choices={choices} />,
  'rows of choices': (props) => <RadioRows {...props} choices={choices} />,
  'a file': FileInput,
}
const messages = { hint: '说明', error: '必填', warning: '请核对' } as const
type Part = keyof typeof messages
const cases: Part[][] = [
  ['hint'],
  ['error'],
  ['warning'],
  ['hint', 'error'],
  ['hint', 'error', 'warning'],
  [],
]

/** The text of each element that the control names as its description. */
function describedIn(html: string): string[] {
  const [, ids = ''] = /aria-describedby="([^"]*)"/.exec(html) ?? []
  return ids
    .split(' ')
    .filter(Boolean)
    .map((id) => {
      const found = [...html.matchAll(new RegExp(`<(\\w+) id="${id}"[^>]*>(.*?)</\\1>`, 'g'))]
      expect(found, `elements with the id ${id}`).toHaveLength(1)
      return found[0]?.[2] ?? ''
    })
}
const textOf = (parts: readonly Part[]) => Object.fromEntries(parts.map((part) => [part, messages[part]]))

test.each(Object.entries(controls))('%s is tied to its hint, its error and its warning', (_name, Control) => {
  for (const parts of cases) {
    const html = renderToStaticMarkup(<Control name="contact.mobile" label="手机" {...textOf(parts)} />)
    const described = describedIn(html)
    expect(described).toHaveLength(parts.length)
    for (const [index, part] of parts.entries()) expect(described[index]).toContain(messages[part])
  }
})

test('a box to tick is tied to its hint and its error', () => {
  for (const parts of cases.filter((some) => !some.includes('warning'))) {
    const described = describedIn(
      renderToStaticMarkup(<Checkbox name="consent" label="同意" {...textOf(parts)} />),
    )
    expect(described).toHaveLength(parts.length)
    for (const [index, part] of parts.entries()) expect(described[index]).toContain(messages[part])
  }
})

test.each(['a line of text', 'a text', 'a list', 'a file'])(
  '%s has its label and says that it is wrong',
  (name) => {
    const Control = controls[name]
    if (!Control) throw new Error(name)
    const html = renderToStaticMarkup(<Control name="contact.mobile" label="手机" error="必填" />)
    expect(html).toMatch(/<label for="field-contact-mobile"[^>]*>手机/)
    expect(html).toMatch(/<(input|select|textarea)[^>]*id="field-contact-mobile"[^>]*aria-invalid="true"/)
  },
)
