import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('a lead works through the list by keyboard: row, ticket, form, back, palette, help', async ({
  browser,
  product,
}) => {
  const page = await signIn(browser, product, 'lead', 'zh-CN')
  await page.goto('/desk/tickets?view=department&order=oldest')
  const rows = page.locator('[data-row]')
  await expect(rows.nth(1)).toBeVisible()
  // The keys listen once the page is alive; k leads to the first row however often it is pressed.
  await expect(async () => {
    await page.keyboard.press('k')
    await expect(rows.first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  const [number = ''] = ((await rows.nth(1).getAttribute('href')) ?? '').split('?')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(`${number}\\?view=department&order=oldest`))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.keyboard.press('t')
  await expect(page.getByRole('combobox', { name: t('action.department'), exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: t('action.department'), exact: true })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/desk\/tickets\?view=department&order=oldest$/)
  await expect(page.locator(`[data-row][href*="${number}"]`)).toBeFocused()

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: t('palette.title'), exact: true })
  await palette.fill('due soon')
  const chosen = page.locator('dialog').getByRole('option', { selected: true })
  await expect(chosen).toContainText(t('view.due'))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/view=due/)
  await page.keyboard.press('Control+k')
  await palette.fill(number.slice(-12).toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(number.slice(-12).replaceAll('-', '')))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  // While Chinese is composed, and while one types, a letter is a letter.
  await page.keyboard.press('r')
  const reply = page.getByRole('textbox', { name: t('composer.body'), exact: true })
  await expect(reply).toBeFocused()
  await page.keyboard.type('gm?')
  await expect(reply).toHaveValue('gm?')
  await reply.fill('')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: t('keys.title'), exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/desk\/tickets\/new$/)
  await page.context().close()
})
