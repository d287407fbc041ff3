import type { Browser, Page } from '@playwright/test'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { expect, type Product } from '#test/e2e/product.ts'

/** The staff of the demo who appear in the journeys. */
export const names = {
  agent: '林书遥',
  lead: '沈知夏',
  commander: '顾长风',
  communications: '苏念安',
  admin: '方守一',
} as const
export type Account = keyof typeof names

/** A browser of their own, signed in, with the desk in their language. */
export async function signIn(browser: Browser, product: Product, account: Account, language: Language) {
  const t = translator(language)
  const context = await browser.newContext({ baseURL: product.url, locale: language })
  const page = await context.newPage()
  await page.goto(`/desk/sign-in?lang=${language}`)
  await page.getByRole('textbox', { name: t('signIn.email') }).fill(`${account}@demo.invalid`)
  await page.getByLabel(t('signIn.password')).fill(product.password)
  await page.getByRole('button', { name: t('signIn.submit') }).click()
  await expect(page.getByRole('navigation', { name: t('desk.nav') })).toBeVisible()
  return page
}

/** The first ticket of the lead's department, open beside the list. */
export async function openTicketAsLead(browser: Browser, product: Product): Promise<Page> {
  const page = await signIn(browser, product, 'lead', 'zh-CN')
  await page.goto('/desk/tickets?view=department')
  await page.locator('[data-row]').first().click()
  return page
}

/** From anywhere at the desk to one ticket, by its number. */
export async function openTicket(page: Page, number: string, language: Language) {
  const t = translator(language)
  await page.getByRole('searchbox', { name: t('inbox.search') }).fill(number)
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: t('inbox.list') })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('link').click()
  const ticket = page.getByRole('article').filter({ hasText: number })
  await expect(ticket).toBeVisible()
  return ticket
}
