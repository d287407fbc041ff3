import type { Page } from '@playwright/test'
import type { TextSize } from '#app/ui/page/public-href.ts'
import { expect } from '#test/e2e/product.ts'

type Figures = { target: number; text: number; smallest: number; help: boolean }

/** In CSS pixels: how large what is pressed, what is read, and what stands beside it are at least. */
const figures: Record<TextSize, Figures> = {
  normal: { target: 44, text: 18, smallest: 15, help: false },
  large: { target: 60, text: 22, smallest: 18, help: true },
  larger: { target: 60, text: 30, smallest: 18, help: true },
}

/** What the standard for elderly readers asks of a page in one size of letters. */
export async function expectFigures(page: Page, size: TextSize) {
  const found = await page.evaluate(judge, figures[size])
  expect.soft(found, `${page.url()} in ${size} letters`).toEqual([])
}

/** Runs in the page: what is too small, or stands too close. */
function judge({ target, text, smallest, help }: Figures): string[] {
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('[data-hidden], [data-skip], svg')
  const figure = (element: Element, name: 'fontSize' | 'lineHeight') =>
    Number.parseFloat(getComputedStyle(element)[name])
  const name = (element: Element) => element.outerHTML.slice(0, 120)
  const found: string[] = []

  /** Links in a running sentence are as high as its lines. */
  const isInSentence = (element: Element) => {
    if (getComputedStyle(element).display !== 'inline') return false
    let block = element.parentElement
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement
    let rest = block?.textContent ?? ''
    for (const link of block?.querySelectorAll('a') ?? []) rest = rest.replace(link.textContent ?? '', '')
    return /[\p{L}\p{N}]/u.test(rest)
  }
  for (const element of document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary',
  )) {
    if (!isSeen(element)) continue
    const pressed = element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : null
    const { width, height } = (pressed ?? element).getBoundingClientRect()
    const isLarge = Math.min(width, height) >= target - 0.5
    if (!isLarge && !isInSentence(element))
      found.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${name(element)}`)
    if (!element.matches('a, summary') && !pressed && figure(element, 'fontSize') < text - 0.1)
      found.push(`control of ${figure(element, 'fontSize')}: ${name(element)}`)
  }

  if (figure(document.body, 'fontSize') < text) found.push(`text of ${figure(document.body, 'fontSize')}`)
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if (!hasText || !isSeen(element) || element.matches('option')) continue
    const size = figure(element, 'fontSize')
    if (size < smallest) found.push(`letters of ${size}: ${name(element)}`)
    if (!(figure(element, 'lineHeight') / size >= 1.29))
      found.push(`lines of ${getComputedStyle(element).lineHeight}: ${name(element)}`)
  }

  if (!help) return found
  for (const upper of document.querySelectorAll('p')) {
    const lower = upper.nextElementSibling
    if (!lower?.matches('p') || !isSeen(upper) || !isSeen(lower)) continue
    const between = lower.getBoundingClientRect().top - upper.getBoundingClientRect().bottom
    const line = Math.max(figure(upper, 'lineHeight'), figure(lower, 'lineHeight'))
    if (between > -line && (line + between) / line < 1.3)
      found.push(`paragraphs ${((line + between) / line).toFixed(2)} lines apart: ${name(upper)}`)
  }
  const button = document.querySelector('footer ~ aside a')?.getBoundingClientRect()
  if (!button || button.top < 0 || button.bottom > innerHeight) found.push('no button for help in view')
  return found
}
