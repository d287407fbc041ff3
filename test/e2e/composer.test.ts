import { translator } from '#app/i18n/catalogue.ts'
import { formatSize } from '#app/i18n/format.ts'
import { openTicketAsLead } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('an answer gets bold, a list and a link by key and button, and takes pasted and dropped files along', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  const reply = page.getByRole('textbox', { name: t('composer.body'), exact: true })
  await reply.fill('注意：')
  await reply.press('Control+a')
  await reply.press('Control+b')
  await expect(reply).toHaveValue('**注意：**')
  await reply.press('End')
  await page.keyboard.type('请保留原件')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第一步')
  await page.getByRole('button', { name: t('composer.list'), exact: true }).click()
  await expect(reply).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('- ')
  await page.keyboard.press('Control+Shift+L')
  await page.keyboard.type('说明')
  await expect(reply).toHaveValue('**注意：**请保留原件\n- 第一步\n- [说明](https://)')
  await reply.fill('**注意：**请保留原件\n- 第一步\n- [说明](https://www.example.com/help)')

  // A picture from the clipboard, a file dropped beside the composer, and one that is too large.
  await reply.evaluate(
    (field, bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([Uint8Array.from(bytes)], 'image.png', { type: 'image/png' }))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [...png],
  )
  await page.getByRole('heading', { level: 1 }).evaluate(
    (heading, bytes) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], '截屏.png', { type: 'image/png' }))
      dataTransfer.items.add(new File([new Uint8Array(11 * 1024 * 1024)], '录像.png', { type: 'image/png' }))
      heading.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [...png],
  )
  const chosen = page.getByRole('list', { name: t('composer.chosen'), exact: true }).getByRole('listitem')
  await expect(chosen).toHaveText([new RegExp(`${t('composer.pasted')}-1\\.png`), /截屏\.png/])
  await expect(page.locator('#composer')).toContainText(
    t('field.file_size.named', { name: '录像.png', size: formatSize(11 * 1024 * 1024) }),
  )
  if (process.env.PICTURES) await page.screenshot({ path: 'screenshots/composer.png' })
  await page.getByRole('button', { name: t('files.removeNamed', { name: '截屏.png' }), exact: true }).click()
  await expect(chosen).toHaveCount(1)

  await page.getByRole('button', { name: t('composer.reply'), exact: true }).click()
  await expect(page.getByText(t('done.reply'), { exact: true })).toBeVisible()
  const sent = page
    .getByRole('list', { name: t('conversation.label'), exact: true })
    .locator(':scope > li')
    .last()
  await expect(sent.locator('strong')).toHaveText('注意：')
  await expect(sent.getByRole('link', { name: '说明', exact: true })).toHaveAttribute(
    'href',
    'https://www.example.com/help',
  )
  await expect(sent.getByRole('link', { name: `${t('composer.pasted')}-1.png` })).toBeVisible()
  await expect(chosen).toHaveCount(0)
  if (process.env.PICTURES) await page.screenshot({ path: 'screenshots/conversation.png' })
  await page.context().close()
})
