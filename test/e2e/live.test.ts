import { translator } from '#app/i18n/catalogue.ts'
import { names, signIn } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'
import { aReporter } from '#test/e2e/post.ts'
import { answerBy, anInvoice } from '#test/e2e/reporting.ts'
import { linkTo } from '#test/e2e/signed-links.ts'

const language = 'zh-CN'
const t = translator(language)

test('two people at one ticket see each other and what is new, and are told when they don’t', async ({
  browser,
  product,
}) => {
  const reporter = aReporter()
  const file = (description: string) =>
    product.call('/tickets', {
      kind: 'missing_invoice',
      symptom: 'not_found',
      invoice: { number: anInvoice(), issuedOn: '2024-11-05', amount: '12.00' },
      description,
      contact: { ...reporter, language },
    })
  const number = String((await file('查验平台提示查无此票。')).number)
  await product.call(`/tickets/${number}/transitions`, { to: 'open' })
  const question = '请确认发票号码。'
  await product.call(`/tickets/${number}/messages`, { visibility: 'public', body: question })

  const [agent, lead] = [
    await signIn(browser, product, 'agent', language),
    await signIn(browser, product, 'lead', language),
  ]
  for (const page of [agent, lead]) await page.goto(`/desk/tickets/${number}?view=department`)
  const inTicket = (page: typeof agent) => page.getByRole('article').filter({ hasText: number })
  await expect(inTicket(agent).getByText(t('presence.looking', { name: names.lead }))).toBeVisible()
  await expect(inTicket(lead).getByText(t('presence.looking', { name: names.agent }))).toBeVisible()

  const note = inTicket(lead).getByRole('textbox', { name: t('composer.note'), exact: true })
  await inTicket(lead).getByText(t('composer.internal'), { exact: true }).click()
  await note.fill('先不回复')
  await expect(inTicket(agent).getByText(t('presence.typing', { name: names.lead }))).toBeVisible()

  // A new report and the reporter's answer come into the open pages; what is typed there stays.
  const filed = String((await file('又一张查无此票。')).number)
  for (const page of [agent, lead]) await expect(page.getByText(filed, { exact: true })).toBeVisible()
  const answer = '号码没有错，还是查不到。'
  const track = await (await browser.newContext({ baseURL: product.url })).newPage()
  const link = await linkTo(product, reporter.email, 't')
  await answerBy(track, link, question, answer, language)
  for (const page of [agent, lead]) await expect(inTicket(page).getByText(answer)).toBeVisible()
  await expect(note).toHaveValue('先不回复')
  await expect(lead.getByText(t('composer.since'))).toBeVisible()

  // Without the stream both say so, and find out by asking.
  const inBoth = (see: (page: typeof agent) => Promise<void>) => Promise.all([agent, lead].map(see))
  await inBoth(async (page) => {
    await page.route('**/desk/stream?*', (route) => route.abort())
    await page.reload()
    await expect(page.getByText(t('live.stale'), { exact: true })).toBeVisible()
  })
  const later = '请尽快处理。'
  await answerBy(track, link, answer, later, language)
  await inBoth(async (page) => {
    await expect(inTicket(page).getByText(later)).toBeVisible({ timeout: 35_000 })
    await page.unroute('**/desk/stream?*')
    await expect(page.getByText(t('live.stale'), { exact: true })).toBeHidden()
  })
})
