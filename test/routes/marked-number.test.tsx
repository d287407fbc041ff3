import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { differenceOf } from '#app/domain/invoices/reading/near-numbers.ts'
import { MarkedNumber } from '#app/ui/ticket/marked-number.tsx'

const number = '24112000000123456789'

/** The digits with what is marked in brackets; `_` is the gap of one that is missing. */
function shown(other: string): string {
  const difference = differenceOf(number, other)
  if (!difference) throw new Error(`${other} is not near`)
  return renderToStaticMarkup(<MarkedNumber value={other} difference={difference} />)
    .replaceAll(/<mark[^>]*>(\d)<\/mark>/g, '[$1]')
    .replaceAll(/<span[^>]*><\/span>/g, '_')
    .replaceAll(/<[^>]+>/g, '')
}

test.each([
  ['a digit that differs', '24112000000193456789', '241120000001[9]3456789'],
  ['two that are exchanged, over the end of a group', '24112000000124356789', '2411200000012[4][3]56789'],
  ['the place of one that is missing', '2411200000012345679', '241120000001234567_9'],
  ['the place of the last, which is missing', '2411200000012345678', '2411200000012345678_'],
  ['one too many', '241120000001234567899', '24112000000123456789[9]'],
])('of a near number is marked %s', (_, other, expected) => expect(shown(other)).toBe(expected))
