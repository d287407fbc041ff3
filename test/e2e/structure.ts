import type { Page } from '@playwright/test'
import { expect } from '#test/e2e/product.ts'

/** Headings and landmarks by which a page is walked without seeing it; and nothing moves for whoever wants that. */
export async function expectStructure(page: Page) {
  const found = await page.evaluate(() => {
    const seen = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
    const levels = seen('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1]))
    const times = (element: Element, part?: string) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part)
      const seconds = `${transitionDuration}, ${animationName === 'none' ? '0s' : animationDuration}`
      return Math.max(...seconds.split(', ').map((one) => Number.parseFloat(one)))
    }
    return {
      titles: levels.filter((level) => level === 1).length,
      skipped: levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1),
      landmarks: ['body > header', 'main', 'body > footer', 'header nav, footer nav'].filter(
        (one) => seen(one).length === 0,
      ),
      mains: seen('main').length,
      namelessNavs: seen('nav')
        .filter((nav) => !nav.ariaLabel && !nav.hasAttribute('aria-labelledby'))
        .map((nav) => nav.outerHTML.slice(0, 80)),
      moving: [...document.querySelectorAll('body *')]
        .filter((element) => [undefined, '::before', '::after'].some((part) => times(element, part) > 0.001))
        .map((element) => element.outerHTML.slice(0, 80)),
    }
  })
  expect
    .soft(found, page.url())
    .toEqual({ titles: 1, skipped: [], landmarks: [], mains: 1, namelessNavs: [], moving: [] })
}

/** The links of a page's head stand in one line on a desktop, whatever page one is on. */
export async function expectHeaderInOneLine(page: Page) {
  const lines = await page
    .locator('body > header nav')
    .first()
    .evaluate((nav) => new Set([...nav.children].map((link) => link.getBoundingClientRect().top)).size)
  expect.soft(lines, page.url()).toBe(1)
}
