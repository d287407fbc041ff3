import { translator } from '#app/i18n/catalogue.ts'
import { openTicketAsLead } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

test.use({ undoSeconds: '10' })

const t = translator('zh-CN')

test('a sent reply comes back into the composer by one key, and many tickets are put back by one button', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  const reply = page.getByRole('textbox', { name: t('composer.body'), exact: true })
  await reply.fill('已收到，正在核实。')
  await page.getByRole('button', { name: t('composer.reply'), exact: true }).click()
  await expect(page.getByText(t('done.reply'), { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: t('undo.button'), exact: true })).toBeVisible()
  await page.getByRole('heading', { level: 1 }).press('z')
  await expect(page.getByText(t('done.undoneReply'), { exact: true })).toBeVisible()
  await expect(reply).toHaveValue('已收到，正在核实。')

  await page.goto('/desk/tickets?view=department')
  const boxes = page.getByRole('list', { name: t('inbox.list'), exact: true }).getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('group', { name: t('bulk.label'), exact: true })
  await expect(bar.getByText(t('bulk.count', { count: 3 }), { exact: true })).toBeVisible()
  await bar.locator('summary', { hasText: t('tags.label') }).click()
  await bar.getByRole('textbox', { name: t('tags.more'), exact: true }).fill('回访')
  await bar.getByRole('button', { name: t('tags.add'), exact: true }).click()
  await expect(page.getByText(t('bulk.done', { count: 3 }), { exact: true })).toBeVisible()
  await page.getByRole('button', { name: t('undo.button'), exact: true }).click()
  await expect(page.getByText(t('done.undone'), { exact: true })).toBeVisible()
  await page.context().close()
})
