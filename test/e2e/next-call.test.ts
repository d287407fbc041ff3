import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const language = 'en'
const t = translator(language)

test('a call filed for another department leaves an empty form for the next one', async ({
  browser,
  product,
}) => {
  const page = await signIn(browser, product, 'agent', language)
  await page.goto('/desk/tickets/new')
  const words = page.getByRole('textbox', { name: t('intake.description') })
  const mobile = page.getByRole('textbox', { name: t('contact.mobile') })
  for (const caller of ['13800138021', '13800138022']) {
    await mobile.fill(caller)
    await words.fill('The page does not open.')
    await page.getByLabel(t('intake.kind')).selectOption('technical_fault')
    await page.getByRole('button', { name: t('intake.submit') }).click()
    await expect(page.getByText(t('intake.filed'))).toBeVisible()
    await expect(words).toHaveValue('')
    await expect(mobile).toHaveValue('')
  }
})
