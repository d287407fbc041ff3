import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { toTraditional } from '#app/i18n/traditional.ts'
import type { Language } from '#app/i18n/language.ts'
import { expect } from '#test/e2e/product.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Those of them that look at colours: nothing else of a page is another by night. */
const colourRules = ['color-contrast', 'link-in-text-block']
const byColours = { resultTypes: ['violations'], runOnly: { type: 'rule', values: colourRules } }

/**
 * Nothing that the accessibility rules object to, by day and by night. Judging colours takes longer than all other rules:
 * without `colours` a page is judged whose colours another language or size stands for.
 */
export async function expectAccessible(page: Page, { colours = true } = {}) {
  const before = page.viewportSize()
  // As high as the page is: what stays in view at the lower edge stands at its end.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (before) await page.setViewportSize({ ...before, height: Math.max(height, before.height) })
  // Nobody reads what is in order: telling it would take as long as the judging itself.
  const judge = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await judge
    .withTags(rules)
    .disableRules(colours ? [] : colourRules)
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  expect.soft(found, `axe, light, ${page.url()}`).toEqual([])

  if (colours) await expectAccessibleByNight(page)
  if (before) await page.setViewportSize(before)
}

async function expectAccessibleByNight(page: Page) {
  await page.emulateMedia({ colorScheme: 'dark' })
  // The page still has the rules: loading them once more would take longer than judging by two of them.
  const byNight = await page.evaluate<string[]>(
    `axe.run(${JSON.stringify(byColours)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
  )
  expect.soft(byNight, `axe, dark, ${page.url()}`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The page itself never scrolls sideways: on the smallest phone, enlarged twice, or with letters of twice the size. */
export async function expectToFit(page: Page) {
  const before = page.viewportSize()
  for (const [width, letters] of [
    [320, 1],
    [640, 1],
    [1280, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 640 })
    const tooWide = await page.evaluate((times) => {
      const { style } = document.documentElement
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      if (times !== 1) style.fontSize = `${size * times}px`
      const found =
        document.documentElement.scrollWidth <= innerWidth
          ? []
          : [...document.querySelectorAll('body *')]
              .filter((element) => element.getBoundingClientRect().right > innerWidth)
              .map((element) => element.outerHTML.slice(0, 120))
      style.fontSize = ''
      return found
    }, letters)
    expect.soft(tooWide, `${page.url()} at ${width} px, letters × ${letters}`).toEqual([])
  }
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

/** No script of its own: at most the files of islands, and nothing that runs on an event. */
export async function expectNoScripts(page: Page) {
  const scripts = await page
    .locator('script')
    .evaluateAll((found) => found.map((script) => script.getAttribute('src') ?? 'inline'))
  expect.soft(scripts.filter((source) => !source.includes('island'))).toEqual([])
  const handlers = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style'),
    ),
  )
  expect.soft(handlers, `attributes with scripts or styles in ${page.url()}`).toEqual([])
}

/** Characters that stand in traditional texts too: OpenCC turns them into others only where the words want it. */
const both = new Set(
  '里后后只干台面系才了云采丰谷划伙几家价据克困累朴曲舍术松它吁向余御郁欲征志致周注筑准着布占卜斗范佣愿凶游线',
)

/** Each text is in the page's language, or says in which other one it is. */
export async function expectOwnLanguage(page: Page, language: Language) {
  const runs = await page.evaluate(() => {
    const languageOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? ''
    const found: { language: string; text: string }[] = [
      { language: languageOf(document.documentElement), text: document.title },
    ]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      found.push({ language: languageOf(node.parentElement), text: node.textContent ?? '' })
    for (const element of document.querySelectorAll('[title], [alt], [aria-label], [placeholder]'))
      for (const name of ['title', 'alt', 'aria-label', 'placeholder'])
        found.push({ language: languageOf(element), text: element.getAttribute(name) ?? '' })
    return found
  })
  const own = runs.filter((run) => run.language === language).map(({ text }) => text)
  const strange = language === 'en' ? own.filter((text) => /\p{Script=Han}/u.test(text)) : []
  const simplified = language === 'zh-TW' ? own.filter(isSimplified) : []
  expect.soft([...strange, ...simplified], `not in ${language}: ${page.url()}`).toEqual([])
}

const isSimplified = (text: string) =>
  [...text].some((character) => !both.has(character) && toTraditional(character) !== character)

/** For people to look at, where `PICTURES=1` asks for them: on a phone and on a desk. */
export async function takePictures(page: Page, name: string) {
  if (process.env.PICTURES !== '1') return
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    // As high as the page is: what stays in view stands at its end.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `screenshots/${name}-${width}.png` })
  }
}
