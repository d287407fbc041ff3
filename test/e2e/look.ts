import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '#test/e2e/product.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** Nothing that the accessibility rules object to; by night only the colours are others. */
export async function expectAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (
      colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast', 'link-in-text-block'])
    ).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    expect.soft(found, `axe, ${colorScheme}, ${page.url()}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The page itself never scrolls sideways, on the smallest phone neither. */
export async function expectToFit(page: Page) {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const tooWide = await page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect.soft(tooWide, `${page.url()} at 320 px`).toEqual([])
  if (before) await page.setViewportSize(before)
}

/** Opens a page, which arrives as it was written: no character is broken on the way. */
export async function openWhole(page: Page, path: string) {
  const answer = await page.goto(path)
  const html = (await answer?.text()) ?? ''
  expect.soft(html.match(/.{0,20}[\0\uFFFD]+.{0,20}/g), `broken characters in ${path}`).toBeNull()
}

/** Opens a page and gives what it weighed on the way here, compressed, scripts not counted. */
export async function openWeighed(page: Page, path: string): Promise<number> {
  const arriving: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') return
    arriving.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await openWhole(page, path)
  page.removeAllListeners('requestfinished')
  const sizes = await Promise.all(arriving)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** No script of its own: at most the files of islands. */
export async function expectNoScripts(page: Page) {
  const scripts = await page
    .locator('script')
    .evaluateAll((found) => found.map((script) => script.getAttribute('src') ?? 'inline'))
  expect.soft(scripts.filter((source) => !source.includes('island'))).toEqual([])
}

/** For people to look at: on a phone and on a desk. */
export async function takePictures(page: Page, name: string) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    // As high as the page is: what stays in view stands at its end.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `screenshots/${name}-${width}.png` })
  }
}
