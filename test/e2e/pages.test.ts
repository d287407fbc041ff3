import type { BrowserContextOptions } from '@playwright/test'
import type { Language } from '#app/i18n/language.ts'
import { addressesIn, type Addresses } from '#test/e2e/addresses.ts'
import { signIn } from '#test/e2e/desk.ts'
import {
  expectAccessible,
  expectNoScripts,
  expectToFit,
  openWeighed,
  openWhole,
  takePictures,
} from '#test/e2e/look.ts'
import { expect, test } from '#test/e2e/product.ts'

const publicPages = [
  'home',
  'question',
  'result',
  'report',
  'join',
  'track',
  'ticket',
  'incident',
  'help',
  'search',
  'article',
  'unknown-article',
  'feedback',
  'contact',
  'privacy',
  'rate',
] as const
const deskPages = {
  inbox: 'lead',
  'desk-ticket': 'lead',
  intake: 'lead',
  incidents: 'commander',
  room: 'commander',
  declare: 'commander',
  update: 'commander',
  notices: 'commander',
  outbox: 'commander',
  'desk-feedback': 'lead',
} as const
const pictured = new Set<string>(['home', 'result', 'track'])
const mostBytes = 60_000

const languages = ['zh-CN', 'en'] as const satisfies readonly Language[]
for (const language of languages) {
  test.describe(language, () => {
    let addresses: Addresses
    let signedIn: Record<'lead' | 'commander', BrowserContextOptions['storageState']>

    test.beforeAll(async ({ browser, product }) => {
      addresses = await addressesIn(product, language)
      const sessionOf = async (account: 'lead' | 'commander') => {
        const page = await signIn(browser, product, account, language)
        const state = await page.context().storageState()
        await page.context().close()
        return state
      }
      signedIn = { lead: await sessionOf('lead'), commander: await sessionOf('commander') }
    })

    for (const name of publicPages) {
      test(`${name}: readable by everybody, light, and without scripts`, async ({ page }) => {
        const weight = await openWeighed(page, addresses.public[name] ?? '')
        expect(weight).toBeGreaterThan(1000)
        expect(weight).toBeLessThan(mostBytes)
        await expectNoScripts(page)
        await expectToFit(page)
        await expectAccessible(page)
        if (language === 'zh-CN') await takePictures(page, name)

        const large = new URL(page.url())
        large.searchParams.set('size', 'large')
        await page.goto(large.href)
        await expectToFit(page)
        await expectAccessible(page)
        if (pictured.has(name)) await takePictures(page, `${name}-${language}-large`)
      })
    }

    test('sign-in: readable by everybody', async ({ page }) => {
      await page.goto(`/desk/sign-in?lang=${language}`)
      await expectToFit(page)
      await expectAccessible(page)
      if (language === 'zh-CN') await takePictures(page, 'sign-in')
    })

    for (const [name, account] of Object.entries(deskPages)) {
      test(`${name}: readable by everybody`, async ({ browser, product }) => {
        const context = await browser.newContext({
          storageState: signedIn[account],
          baseURL: product.url,
          reducedMotion: 'reduce',
        })
        const page = await context.newPage()
        await openWhole(page, addresses.desk[name] ?? '')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectToFit(page)
        await expectAccessible(page)
        if (language === 'zh-CN') await takePictures(page, name)
        await context.close()
      })
    }
  })
}
