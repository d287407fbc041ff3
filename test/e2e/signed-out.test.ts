import { translator } from '#app/i18n/catalogue.ts'
import type { Page } from '@playwright/test'
import { openTicketAsLead } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('signed out elsewhere, one signs in on top of the page and sends what was written', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  await page.getByText(t('composer.internal'), { exact: true }).click()
  const note = page.getByRole('textbox', { name: t('composer.note') })
  await note.fill('退出前写的。')

  await page.context().clearCookies()
  await note.fill('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  await signInOnTop(page, product.password)

  await expect(note).toHaveValue('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  await expect(page.getByText(t('done.note'))).toBeVisible()
  await expect(page.getByText('退出前写的，退出后又写了一句。').first()).toBeVisible()
  await page.context().close()
})

test('the small forms of a ticket keep what was typed when the session ended, too', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  const actions = page.getByRole('group', { name: t('action.label') })
  await actions.locator('summary', { hasText: t('action.supervise') }).click()
  const reason = actions.getByRole('textbox', { name: t('action.reason') }).and(page.locator(':visible'))
  await reason.fill('已经第三次来电。')

  await page.context().clearCookies()
  const button = actions.getByRole('button', { name: t('action.supervise') })
  await button.click()
  await signInOnTop(page, product.password)

  await expect(reason).toHaveValue('已经第三次来电。')
  await button.click()
  await expect(page.getByText(t('done.supervised'))).toBeVisible()
  await expect(reason).toBeHidden()
  await page.context().close()
})

async function signInOnTop(page: Page, password: string) {
  const dialog = page.getByRole('dialog', { name: t('signInAgain.title') })
  await dialog.getByRole('textbox', { name: t('signIn.email') }).fill('lead@demo.invalid')
  await dialog.getByLabel(t('signIn.password')).fill(password)
  await dialog.getByRole('button', { name: t('signIn.submit') }).click()
  await expect(dialog).toBeHidden()
}
