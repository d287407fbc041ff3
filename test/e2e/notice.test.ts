import { translator } from '#app/i18n/catalogue.ts'
import { runningIncident } from '#test/e2e/addresses.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expectAccessible } from '#test/e2e/look.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('a notice with a time says when it leaves, and is cancelled before', async ({ browser, product }) => {
  // Of the incident that there is, in every language: the pages of others are looked at beside this.
  const number = await runningIncident(product)
  const { notice } = await product.call(`/incidents/${number}/updates`, {
    status: 'identified',
    body: {
      'zh-CN': '正在补传数据。',
      'zh-TW': '正在補傳資料。',
      en: 'The missing data are being sent again.',
    },
    notify: true,
    approve: { reason: '演示' },
    sendAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  const id = typeof notice === 'object' && notice !== null && 'id' in notice ? String(notice.id) : ''
  const page = await signIn(browser, product, 'commander', 'zh-CN')
  await page.goto(`/desk/notices/${id}`)
  await expect(page.getByText(t('notice.leavesHint'))).toBeVisible()
  await expectAccessible(page)

  await page.getByText(t('notice.cancelScheduled')).click()
  await page.getByRole('button', { name: t('notice.cancelNow') }).click()
  await expect(page.getByText(t('done.cancelled'))).toBeVisible()
  expect(await product.call(`/notices/${id}`)).toMatchObject({ state: 'cancelled', audience: 0 })
})
