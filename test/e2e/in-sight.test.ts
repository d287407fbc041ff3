import type { Page } from '@playwright/test'
import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const language = 'zh-CN'
const t = translator(language)
const phone = { width: 390, height: 844 }
const wide = { width: 1280, height: 800 }

const tick = async (page: Page, path: string) => {
  await page.goto(path)
  await page
    .getByRole('list', { name: t('inbox.list'), exact: true })
    .getByRole('checkbox')
    .first()
    .check()
}

test('the panels of the bar of ticked tickets open inside the window, also over a list of one', async ({
  browser,
  product,
}) => {
  const page = await signIn(browser, product, 'lead', language)
  await page.goto('/desk/tickets?view=department')
  const number = await page.getByRole('checkbox').first().getAttribute('value')
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    for (const path of ['/desk/tickets?view=department', `/desk/tickets?view=all&q=${number}`]) {
      await tick(page, path)
      const panels = page.locator('details[name="bulk-action"]')
      const count = await panels.count()
      expect(count).toBeGreaterThan(5)
      for (let index = 0; index < count; index += 1) {
        await panels.nth(index).locator('summary').click()
        const box = await panels.nth(index).locator('> div').boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
        expect(box?.y).toBeGreaterThanOrEqual(48)
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width)
        if (size === phone) expect(box?.width).toBeGreaterThan(0.9 * size.width)
        await panels.nth(index).locator('summary').click()
      }
    }
  }
  await page.context().close()
})

test('the answer to an update is said once, and on a phone covers nothing', async ({ browser, product }) => {
  const page = await signIn(browser, product, 'commander', language)
  await page.setViewportSize(phone)
  await page.goto('/desk/incidents')
  const room = await page.locator('a[href^="/desk/incidents/INC-"]').first().getAttribute('href')
  await page.goto(`${room}/updates/new`)
  await page.locator('textarea[name="body"]').fill('正在核对各省数据。')
  await page.locator('form:has(textarea[name="body"]) button:not([type="button"])').last().click()
  const reason = page.getByRole('textbox', { name: t('update.selfReason') })
  await reason.fill('夜间只有一人值班')
  await page.getByRole('button', { name: t('update.approve'), exact: true }).click()
  const approved = page.getByRole('status').filter({ hasText: t('done.approved') })
  await expect(approved).toBeVisible()
  const [answer, button] = [
    await approved.boundingBox(),
    await page.locator('form[action$="/publication"] button').boundingBox(),
  ]
  expect((answer?.y ?? 0) + (answer?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0)

  await page.locator('form[action$="/publication"] button').click()
  await expect(page.getByText(t('done.published'), { exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByText(t('update.isPublished'), { exact: true })).toBeVisible()
  await expect(approved).toHaveCount(0)
  await page.goForward()
  await expect(page.locator('#room-title')).toBeVisible()
  await expect(page.getByText(t('done.published'), { exact: true })).toHaveCount(0)
  await page.context().close()
})

test('the palette finds an open incident from any page, and says when it could not ask', async ({
  browser,
  product,
}) => {
  const page = await signIn(browser, product, 'agent', language)
  await page.goto('/desk/settings/sessions')
  await page.route('**/desk/incidents/open', (route) => route.abort())
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: t('palette.title'), exact: true })
  await expect(palette.getByText(t('palette.failed'), { exact: true })).toBeVisible()
  await page.unroute('**/desk/incidents/open')
  await palette.getByRole('button', { name: t('palette.again'), exact: true }).click()
  await palette.getByRole('combobox').fill('INC-')
  await expect(
    palette
      .getByRole('option')
      .filter({ hasText: t('palette.incident') })
      .first(),
  ).toBeVisible()
  await expect(palette.getByText(t('palette.failed'), { exact: true })).toHaveCount(0)
  await page.context().close()
})
