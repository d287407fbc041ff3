import type { BrowserContextOptions } from '@playwright/test'
import type { Language } from '#app/i18n/language.ts'
import { addressesIn, isWhole, type Addresses } from '#test/e2e/addresses.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { signIn, type Account } from '#test/e2e/desk.ts'
import { expectAccessible, expectToFit, openWhole, takePictures } from '#test/e2e/look.ts'
import { expect, test } from '#test/e2e/product.ts'

const deskPages = {
  inbox: 'lead',
  'desk-ticket': 'lead',
  intake: 'lead',
  incidents: 'commander',
  room: 'commander',
  amend: 'commander',
  candidates: 'commander',
  declare: 'commander',
  update: 'commander',
  windows: 'commander',
  plan: 'commander',
  window: 'commander',
  announcements: 'communications',
  'new-announcement': 'communications',
  announcement: 'communications',
  notices: 'commander',
  outbox: 'admin',
  messages: 'communications',
  'message-sms': 'commander',
  'message-robot': 'commander',
  'message-list': 'commander',
  words: 'communications',
  rules: 'communications',
  sessions: 'commander',
  staff: 'admin',
} as const satisfies Record<string, Account>
const accounts = ['lead', 'commander', 'communications', 'admin'] as const

/** Every page in both languages, or in one of them: they take turns. */
const languages = ['zh-CN', 'en'] as const satisfies readonly Language[]
for (const [turn, language] of languages.entries()) {
  test.describe(language, () => {
    let addresses: Addresses
    const signedIn = new Map<Account, BrowserContextOptions['storageState']>()

    test.beforeAll(async ({ browser, product }) => {
      addresses = await addressesIn(product, language)
      for (const account of accounts) {
        const page = await signIn(browser, product, account, language)
        signedIn.set(account, await page.context().storageState())
        await page.context().close()
      }
    })

    test('sign-in: readable by everybody', async ({ page }) => {
      await page.goto(`/desk/sign-in?lang=${language}`)
      await expectToFit(page)
      await expectAccessible(page)
      if (language === 'zh-CN') await takePictures(page, 'desk/sign-in')
    })

    for (const [at, [name, account]] of Object.entries(deskPages).entries()) {
      if (!isWhole && at % languages.length !== turn) continue
      test(`${name}: readable by everybody`, async ({ browser, product }) => {
        const context = await browser.newContext({
          storageState: signedIn.get(account),
          baseURL: product.url,
          reducedMotion: 'reduce',
        })
        const page = await context.newPage()
        await openWhole(page, addresses.desk[name] ?? '')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectToFit(page)
        await expectAccessible(page)
        await takePictures(page, `desk/${name}-${language}`)
        await context.close()
      })
    }
  })
}

test('on a phone every switch of a message stays in view, in each language', async ({ browser, product }) => {
  for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
    const page = await signIn(browser, product, 'communications', language)
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto('/desk/settings/messages')
    const table = page.getByRole('region', { name: translator(language)('rules.title') })
    const hidden = await table.evaluate((region) => region.scrollWidth - region.clientWidth)
    expect.soft(hidden, `pixels of the table beside its frame, ${language}`).toBeLessThanOrEqual(0)
    await page.context().close()
  }
})
