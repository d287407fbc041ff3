import type { Browser, Page } from '@playwright/test'
import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expect, test, type Product } from '#test/e2e/product.ts'

// What is shown once must be seen by who asked for it, with script and without: it can't be asked for again.

const language = 'en'
const t = translator(language)
const pages = [
  ['with script', true],
  ['without script', false],
] as const

/** The desk of an administrator; the sign-in itself needs no script either. */
async function admin(browser: Browser, product: Product, scripted: boolean): Promise<Page> {
  const page = await signIn(browser, product, 'admin', language)
  if (scripted) return page
  const context = await browser.newContext({
    baseURL: product.url,
    locale: language,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  return context.newPage()
}

const linkOn = (page: Page) => page.getByRole('main').locator('code').innerText()

async function signInAs(browser: Browser, product: Product, email: string, password: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: product.url, locale: language })).newPage()
  await page.goto(`/desk/sign-in?lang=${language}`)
  await page.getByRole('textbox', { name: t('signIn.email') }).fill(email)
  await page.getByLabel(t('signIn.password')).fill(password)
  await page.getByRole('button', { name: t('signIn.submit') }).click()
  return page
}

const desk = (page: Page) => page.getByRole('navigation', { name: t('desk.nav') })

for (const [index, [how, scripted]] of pages.entries()) {
  test(`a colleague’s password is reset, ${how}`, async ({ browser, product }) => {
    const account = ['product', 'data'][index] ?? ''
    const name = ['秦语桐', '陆怀瑾'][index] ?? ''
    const email = `${account}@demo.invalid`
    const page = await admin(browser, product, scripted)
    const colleague = await signInAs(browser, product, email, product.password)
    await expect(desk(colleague)).toBeVisible()

    await page.goto('/desk/settings/staff')
    await page.getByRole('link', { name: `${t('staff.reset')} ${name}` }).click()
    await expect(page.getByRole('heading', { name: t('staff.resetOf', { name }) })).toBeVisible()
    await page.getByRole('button', { name: t('staff.resetConfirm') }).click()
    await expect(page.getByText(t('staff.linkOnce'))).toBeVisible()
    const first = await linkOn(page)

    // Nothing has changed for the colleague yet; a second link replaces the first.
    await colleague.reload()
    await expect(desk(colleague)).toBeVisible()
    await page.goto(page.url())
    await page.getByRole('button', { name: t('staff.resetConfirm') }).click()
    await expect(page.getByText(t('staff.linkOnce'))).toBeVisible()
    const link = await linkOn(page)
    expect(link).not.toBe(first)
    expect((await page.request.get(first)).status()).toBe(404)

    const fresh = await (
      await browser.newContext({ locale: language, javaScriptEnabled: scripted })
    ).newPage()
    await fresh.goto(`${link}?lang=${language}`)
    await fresh.getByLabel(t('signIn.password')).fill('a password of my own')
    await fresh.getByRole('button', { name: t('invitation.submit') }).click()
    await expect(fresh.getByRole('button', { name: t('signIn.submit') })).toBeVisible()

    await colleague.reload()
    await expect(desk(colleague)).toHaveCount(0)
    await expect(desk(await signInAs(browser, product, email, product.password))).toHaveCount(0)
    await expect(desk(await signInAs(browser, product, email, 'a password of my own'))).toBeVisible()
  })

  test(`the link of an invitation and a revealed contact are shown, ${how}`, async ({ browser, product }) => {
    const page = await admin(browser, product, scripted)
    await page.goto('/desk/settings/staff')
    await page.getByRole('textbox', { name: t('staff.name') }).fill('新同事')
    await page.getByRole('textbox', { name: t('signIn.email') }).fill(`new${index}@demo.invalid`)
    await page.getByRole('checkbox', { name: t('role.manager') }).check()
    await page.getByRole('button', { name: t('staff.invite') }).click()
    await expect(page.getByText(t('staff.linkOnce'))).toBeVisible()
    expect(await linkOn(page)).toMatch(/\/desk\/invitation\/[\w-]{43}$/)

    const address = `revealed${index}@demo.invalid`
    const { number } = await product.call('/tickets', {
      kind: 'praise',
      description: 'Thank you.',
      contact: { email: address },
    })
    await page.goto(`/desk/tickets/${String(number)}`)
    await page.getByRole('button', { name: t('contact.reveal') }).click()
    await expect(page.getByRole('link', { name: address })).toBeVisible()
    if (!scripted) {
      // Read again, the page asks again: the contact was an answer and no address leads to it.
      await page.goto(page.url())
      await expect(page.getByRole('link', { name: address })).toHaveCount(0)
      await page.getByRole('button', { name: t('contact.reveal') }).click()
      await expect(page.getByRole('link', { name: address })).toBeVisible()
    }
  })
}
