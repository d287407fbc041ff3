import type { Page } from '@playwright/test'
import type { Language } from '#app/i18n/language.ts'
import type { TextSize } from '#app/ui/page/public-href.ts'
import { addressesIn, isWhole, publicPages, type Addresses, type PublicPage } from '#test/e2e/addresses.ts'
import {
  expectAccessible,
  expectNoScripts,
  expectOwnLanguage,
  expectToFit,
  openWeighed,
  takePictures,
} from '#test/e2e/look.ts'
import { expect, test } from '#test/e2e/product.ts'
import { expectFigures } from '#test/e2e/figures.ts'
import { expectHeaderInOneLine, expectStructure } from '#test/e2e/structure.ts'

/**
 * Every page is judged in its normal size; some in one more, another in each language. Its colours are the same in all of
 * them.
 */
const judgedIn: Record<Language, readonly TextSize[]> = {
  'zh-CN': ['normal', 'large'],
  'zh-TW': ['normal'],
  en: ['normal', 'larger'],
}
const sizes = ['normal', 'large', 'larger'] as const satisfies readonly TextSize[]
/** Traditional letters are as wide as simplified ones: what fits in one fits in the other. */
const sizesIn = (language: Language) => (isWhole || language !== 'zh-TW' ? sizes : (['normal'] as const))
const pictured = new Set<PublicPage>(['/', 'result', '/track', '/maintenance/:number', '/subscribe'])
const mostBytes = 60_000

/** What holds of every public page in one language, by day and by night, in every size of letters. */
export function testPublicPages(language: Language) {
  let addresses: Addresses
  test.beforeAll(async ({ product }) => {
    addresses = await addressesIn(product, language)
  })
  test.beforeEach(({ page }) => page.route('**/*.js', (route) => route.abort()))

  for (const [at, name] of publicPages.entries()) {
    // Its pages are those of zh-CN with derived words: one in six stands for the rest.
    if (!isWhole && language === 'zh-TW' && at % 6 !== 0) continue
    test(`${name} in ${language}: readable by everybody, light, and without scripts`, async ({ page }) => {
      const address = addresses.public[name]
      const [last = '', ...before] = [address].flat().reverse()
      for (const path of before.reverse()) await page.goto(path)
      const weight = await openWeighed(page, last)
      expect.soft(weight).toBeGreaterThan(1000)
      expect.soft(weight).toBeLessThan(mostBytes)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoScripts(page)
      await expectOwnLanguage(page, language)
      await expectStructure(page)
      await expectHeaderInOneLine(page)

      for (const size of sizesIn(language)) {
        if (size !== 'normal') await openIn(page, size)
        await expectFigures(page, size)
        await expectToFit(page)
        const isJudged = judgedIn[language].includes(size) && (size === 'normal' || pictured.has(name))
        const colours = isWhole || (language === 'zh-CN' && size === 'normal')
        if (isWhole || isJudged) await expectAccessible(page, { colours })
        if (isJudged) await takePictures(page, pictureOf(name, language, size))
      }
    })
  }
}

async function openIn(page: Page, size: TextSize) {
  const address = new URL(page.url())
  address.searchParams.set('size', size)
  await page.goto(address.href)
}

const pictureOf = (name: string, language: Language, size: TextSize) =>
  `public/${name.replaceAll(/[/:]+/g, '-').replace(/^-/, '') || 'home'}-${language}${size === 'normal' ? '' : `-${size}`}`
