import { translator } from '#app/i18n/catalogue.ts'
import { openTicketAsLead } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('Esc closes a small form and leads back to its button; on paper a ticket stands alone', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  const actions = page.getByRole('group', { name: t('action.label') })
  const button = actions.locator('summary', { hasText: t('action.transfer') })
  const reason = page.locator('#transfer-reason')
  await button.click()
  await reason.press('Escape')
  await expect(reason).toBeHidden()
  await expect(button).toBeFocused()

  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('#ticket-title')).toBeVisible()
  await expect(page.getByRole('list', { name: t('inbox.list') })).toBeHidden()
  await expect(reason).toBeHidden()
  await expect(page.locator('#composer')).toBeHidden()
  if (process.env.PICTURES) await page.screenshot({ path: 'screenshots/print.png', fullPage: true })
  await page.context().close()
})
