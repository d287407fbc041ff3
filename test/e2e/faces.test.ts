import type { Page } from '@playwright/test'
import { translator } from '#app/i18n/catalogue.ts'
import { addressesIn, isWhole, publicPages, type Addresses, type PublicPage } from '#test/e2e/addresses.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

let addresses: Addresses
test.beforeAll(async ({ product }) => {
  addresses = await addressesIn(product, 'zh-CN')
})
test.beforeEach(({ page }) => page.route('**/*.js', (route) => route.abort()))

const open = async (page: Page, name: PublicPage, query = '') => {
  const paths = [addresses.public[name]].flat()
  for (const path of paths) await page.goto(path + query)
}

test("what colours and grounds say is drawn by lines where the system's few colours stand in for ours", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page, '/', '?size=large')
  const stages = await page.locator('main svg:has([class*=segment])').evaluateAll((bars) =>
    bars.map((bar) => {
      const style = (part: string) => {
        const element = bar.querySelector(`[class*=${part}]`)
        return element ? getComputedStyle(element) : null
      }
      return { ground: style('ground')?.stroke, fill: style('fill')?.fill, now: style('now')?.fill }
    }),
  )
  const [text, highlight] = await systemColours(page, ['CanvasText', 'Highlight'])
  expect(stages.length).toBeGreaterThan(0)
  for (const stage of stages) expect(stage).toEqual({ ground: text, fill: highlight, now: highlight })

  const here = (name: string, role: 'link' | 'button' = 'link') => page.getByRole(role, { name })
  await expect(here(t('nav.help')).locator('..')).toHaveCSS('border-top-style', 'solid')
  await open(page, '/help')
  const nav = page.getByRole('navigation', { name: t('nav.label') })
  const [ground] = await systemColours(page, ['Canvas'])
  await expect(nav.locator('[aria-current]')).not.toHaveCSS('border-bottom-color', ground ?? '')
  await expect(nav.locator('a:not([aria-current])').first()).toHaveCSS('border-bottom-color', ground ?? '')

  for (const name of isWhole ? publicPages : (['/report', 'ticket', '/incidents/:number'] as const)) {
    await open(page, name)
    expect.soft(await withoutLines(page), name).toEqual([])
  }
})

const printed: Partial<Record<PublicPage, string>> = {
  '/help/:slug': 'article h1',
  '/incidents/:number': 'main h1',
  receipt: 'article',
  ticket: 'main ol',
}

test('on paper stands what is read, dark on white, without what is pressed', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  for (const name of isWhole
    ? publicPages
    : (['/help/:slug', '/incidents/:number', 'receipt', 'ticket'] as const)) {
    await open(page, name)
    for (const size of ['', 'large'] as const) {
      const address = new URL(page.url())
      if (size) address.searchParams.set('size', size)
      if (size) await page.goto(address.href)
      await expect.soft(page.locator(printed[name] ?? 'main h1').first()).toBeVisible()
      if (printed[name]) await expect.soft(page.locator('main form:visible')).toHaveCount(0)
      expect.soft(await unfitForPaper(page), `${name} ${size}`).toEqual([])
    }
  }
})

/** Two colours are the same where they are computed the same. */
const systemColours = (page: Page, names: string[]) =>
  page.evaluate((all) => {
    const probe = document.body.appendChild(document.createElement('i'))
    const colours = all.map((name) => {
      probe.style.color = name
      return getComputedStyle(probe).color
    })
    probe.remove()
    return colours
  }, names)

/** What is pressed, what says a state and what a card holds is bounded by a line. */
const withoutLines = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main button, main [class*=button], main [data-tone], main textarea, main select, main details > summary',
      ),
    ]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const marked = element.matches('summary') ? (element.parentElement ?? element) : element
        const lines = [marked, element].map((one) => getComputedStyle(one))
        const point = getComputedStyle(element, '::after')
        return ![...lines, point].some(
          ({ borderTopStyle, borderTopWidth, borderTopColor, backgroundColor }) =>
            borderTopStyle !== 'none' &&
            Number.parseFloat(borderTopWidth) > 0 &&
            borderTopColor !== backgroundColor,
        )
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  )

/** What is pressed or stays in view, and text that is pale. */
const unfitForPaper = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    /** From 0 to 1; what is transparent is as bright as paper. */
    const brightness = (colour: string) => {
      if (!canvas) return Number.NaN
      canvas.fillStyle = 'white'
      canvas.fillRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    }
    const found: string[] = []
    if (brightness(getComputedStyle(document.body).backgroundColor) < 0.99)
      found.push('the sheet is not white')
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility() || element.closest('[data-hidden], [data-skip], svg')) continue
      const { position, color } = getComputedStyle(element)
      const told = element.outerHTML.slice(0, 100)
      if (position === 'fixed' || position === 'sticky') found.push(`stays in view: ${told}`)
      if (element.matches('button, nav, footer')) found.push(`of no use: ${told}`)
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (hasText && brightness(color) > 0.4) found.push(`pale: ${told}`)
    }
    for (const link of document.querySelectorAll('article a[href^="http"]'))
      if (!getComputedStyle(link, '::after').content.includes(link.getAttribute('href') ?? ''))
        found.push(`without its address: ${link.outerHTML}`)
    return found
  })
