import type { Page } from '@playwright/test'
import { translator } from '#app/i18n/catalogue.ts'
import { openPages } from '#app/routes/public/pages.ts'
import { isWhole } from '#test/e2e/addresses.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test.beforeEach(({ page }) => page.route('**/*.js', (route) => route.abort()))

test('the first stop of the Tab key leads past what every page has, to its content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: t('skip.content') })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const inContent = await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))
  expect(inContent).toBe(true)
})

for (const [size, width, height] of [
  ['large', 390, 800],
  ['large', 1280, 800],
  ['larger', 390, 700],
] as const) {
  test(`nothing covers what the Tab key comes to, in ${size} letters at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    for (const path of isWhole ? openPages : ['/report', '/feedback']) {
      await page.goto(`${path}?size=${size}`)
      expect.soft(await coveredStops(page), `${path}?size=${size}`).toEqual([])
    }
  })
}

test('the summary of errors is gone to at once, and each line of it to its field', async ({ page }) => {
  await page.goto('/report')
  await page.getByRole('button', { name: t('report.submit') }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  const lines = summary.getByRole('link')
  expect(await lines.count()).toBeGreaterThan(1)
  for (const line of await lines.all()) {
    const id = ((await line.getAttribute('href')) ?? '').slice(1)
    await line.focus()
    await page.keyboard.press('Enter')
    const field = page.locator(`[id="${id}"]`)
    await expect(field).toBeFocused()
    await expect(field).toBeInViewport()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    const described = (await field.getAttribute('aria-describedby')) ?? ''
    expect(described).toContain(`${id}-error`)
  }
})

test('an answer to what was just sent is said aloud', async ({ page }) => {
  await page.goto('/help/how-to-report')
  await page.getByRole('button', { name: t('help.yes') }).click()
  await expect(page.getByRole('status')).toContainText(t('help.thanks'))
})

/** Walks a page by the Tab key: where it stood partly outside the window or under the button for help. */
async function coveredStops(page: Page): Promise<string[]> {
  const found: string[] = []
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'end'
      const bar = document.querySelector('footer ~ aside')
      if (bar?.contains(element)) return 'end'
      const shown = element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : null
      const { top, bottom, height } = (shown ?? element).getBoundingClientRect()
      const edge = bar?.getBoundingClientRect().top ?? innerHeight
      const outline = getComputedStyle(element).outlineStyle
      const parent = getComputedStyle(shown ?? element).outlineStyle
      if (outline === 'none' && parent === 'none') return `no outline: ${element.outerHTML.slice(0, 100)}`
      // A table to be scrolled may be higher than the window.
      if (height > edge ? top < edge && bottom > 0 : top >= -1 && bottom <= edge + 1) return ''
      return `from ${Math.round(top)}, ${Math.round(height)} high, above ${Math.round(edge)}: ${element.outerHTML.slice(0, 100)}`
    })
    if (said === 'end') return stop > 15 ? found : [...found, `only ${stop} stops`]
    if (said) found.push(said)
  }
  return [...found, 'no end']
}
