import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('signed out elsewhere, one signs in on top of the page and sends what was written', async ({
  browser,
  product,
}) => {
  const page = await signIn(browser, product, 'lead', 'zh-CN')
  await page.goto('/desk/tickets?view=department')
  await page.locator('[data-row]').first().click()
  await page.getByText(t('composer.internal'), { exact: true }).click()
  const note = page.getByRole('textbox', { name: t('composer.note') })
  await note.fill('退出前写的。')

  await page.context().clearCookies()
  await note.fill('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  const dialog = page.getByRole('dialog', { name: t('signInAgain.title') })
  await dialog.getByRole('textbox', { name: t('signIn.email') }).fill('lead@demo.invalid')
  await dialog.getByLabel(t('signIn.password')).fill(product.password)
  await dialog.getByRole('button', { name: t('signIn.submit') }).click()
  await expect(dialog).toBeHidden()

  await expect(note).toHaveValue('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  await expect(page.getByText(t('done.note'))).toBeVisible()
  await expect(page.getByText('退出前写的，退出后又写了一句。').first()).toBeVisible()
  await page.context().close()
})
