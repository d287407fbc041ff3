import type { Page } from '@playwright/test'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import { standardPlan } from '#app/domain/incidents/stage-plans/seed-stage-plans.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { names, openTicket, signIn, type Account } from '#test/e2e/desk.ts'
import { aReporter, linkIn, mailsTo, textsTo, type Reporter } from '#test/e2e/post.ts'
import { expect, test, type Product } from '#test/e2e/product.ts'
import { answerBy, anInvoice, homePath, rateLow, sendReport, walkToForm } from '#test/e2e/reporting.ts'

const said = {
  'zh-CN': {
    question: '请问发票上的开票日期是哪一天？',
    answer: '开票日期是 11 月 5 日。',
    title: '同步节点积压，部分数电票查询不到',
    news: '原因已经找到：一台同步节点积压，正在补传。',
    recovered: '补传已经完成，请再查一次。',
    comment: '恢复后还是查不到。',
  },
  en: {
    question: 'Which date of issue is printed on the invoice?',
    answer: 'It was issued on 5 November.',
    title: 'Backlog on one node, some digital invoices are missing',
    news: 'We know the cause: a backlog on one node. It is being transferred now.',
    recovered: 'Everything has been transferred. Please look again.',
    comment: 'It is still missing after the recovery.',
  },
} as const

for (const language of ['zh-CN', 'en'] as const) {
  test(`one report goes all the way, and comes back to the lead (${language})`, async ({
    browser,
    page,
    product,
  }) => {
    test.setTimeout(120_000)
    const t = translator(language)
    const words = said[language]
    const staff = (account: Account) => signIn(browser, product, account, language)

    const reporter = aReporter()
    await walkToForm(page, language)
    const number = await sendReport(page, reporter, words.title, language)
    const others = [await fileByProgram(product, language), await fileByProgram(product, language)]
    const reporters = [reporter, ...others.map((other) => other.reporter)]
    const tickets = [number, ...others.map((other) => other.number)]

    const [lead, agent] = [await staff('lead'), await staff('agent')]
    await handBack(lead, number, language)
    await takeAndAsk(agent, number, words.question, language)
    const link = await linkIn(product, reporter, 't', t('mail.question.title'))
    await answerBy(page, link, words.question, words.answer, language)

    const commander = await staff('commander')
    const incident = await declareFrom(commander, tickets, words.title, language)

    const communications = await staff('communications')
    await draftUpdate(communications, incident, 'identified', words.news, language)
    await publish(commander, incident, words.news, 3, language)
    const published = Date.now()
    await expect
      .poll(async () => (await page.request.get(homePath(language))).text(), {
        intervals: [50],
        timeout: 1000,
      })
      .toContain(words.title)
    expect(Date.now() - published).toBeLessThan(1000)
    await expectOnce(product, reporters, words.news, words.title, 'identified', language)

    await completeStages(commander, incident, language)
    await draftUpdate(communications, incident, 'resolved', words.recovered, language)
    await publish(commander, incident, words.recovered, 3, language)
    await expectOnce(product, reporters, words.recovered, words.title, 'resolved', language)
    await page.goto(homePath(language))
    await expect(page.getByRole('heading', { name: words.title })).toHaveCount(0)

    for (const resolved of tickets) {
      await expect.poll(async () => (await product.call(`/tickets/${resolved}`)).state).toBe('resolved')
    }
    const survey = await linkIn(product, reporter, 'rate', t('mail.resolved.title'))
    await rateLow(page, survey, words.comment, language)

    await expectOnce(product, reporters, words.news, words.title, 'identified', language)

    const ticket = await openTicket(lead, number, language)
    // Similar tickets beside it have states of their own.
    await expect(ticket.locator('header').getByText(t('ticketState.reopened'), { exact: true })).toBeVisible()
    await expect(ticket).toContainText(names.lead)
    await expect(ticket.getByRole('complementary', { name: t('rail.label') })).toContainText(words.comment)
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  for (const language of ['zh-CN', 'en'] as const) {
    test(`a report is sent, answered and rated (${language})`, async ({ page, product }) => {
      const t = translator(language)
      const words = said[language]
      const reporter = aReporter()
      await walkToForm(page, language)
      const number = await sendReport(page, reporter, words.title, language)

      await move(product, number, 'open')
      await product.call(`/tickets/${number}/messages`, { visibility: 'public', body: words.question })
      const link = await linkIn(product, reporter, 't', t('mail.replied.title'))
      await answerBy(page, link, words.question, words.answer, language)

      await move(product, number, 'resolved')
      await rateLow(
        page,
        await linkIn(product, reporter, 'rate', t('mail.resolved.title')),
        words.comment,
        language,
      )
      await page.goto(link)
      await expect(page.getByRole('heading', { name: t('trackState.reopened') })).toBeVisible()
    })
  }
})

const move = (product: Product, number: string, to: string) =>
  product.call(`/tickets/${number}/transitions`, { to, reason: '程序办理' })

async function fileByProgram({ call }: Product, language: Language) {
  const reporter = aReporter()
  const { number } = await call('/tickets', {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: { number: anInvoice() },
    description: said[language === 'en' ? 'en' : 'zh-CN'].title,
    contact: { ...reporter, language },
  })
  return { reporter, number: String(number) }
}

/** Whoever was given it by the rules: from here on it waits for somebody to take it. */
async function handBack(lead: Page, number: string, language: Language) {
  const t = translator(language)
  const ticket = await openTicket(lead, number, language)
  const actions = ticket.getByRole('group', { name: t('action.label') })
  await actions.getByText(t('action.assign'), { exact: true }).first().click()
  await actions
    .getByRole('combobox', { name: t('action.assignee') })
    .selectOption({ label: t('inbox.nobody') })
  await actions.getByRole('button', { name: t('action.assign'), exact: true }).click()
  await expect(ticket.getByText(t('done.assigned'))).toBeVisible()
}

async function takeAndAsk(agent: Page, number: string, question: string, language: Language) {
  const t = translator(language)
  const ticket = await openTicket(agent, number, language)
  await ticket.getByRole('button', { name: t('action.take') }).click()
  await expect(ticket.getByText(t('done.assigned'))).toBeVisible()
  await expect(ticket.getByText(t('ticketState.open'), { exact: true })).toBeVisible()
  await ticket.getByRole('textbox', { name: t('composer.body') }).fill(question)
  await ticket.getByRole('button', { name: t('composer.ask') }).click()
  await expect(ticket.getByText(t('done.ask'))).toBeVisible()
}

/** The commander ticks the tickets in the inbox, and says what is wrong. */
async function declareFrom(commander: Page, tickets: string[], title: string, language: Language) {
  const t = translator(language)
  await commander.goto('/desk/tickets?view=all&order=newest')
  for (const number of tickets)
    await commander.getByRole('checkbox', { name: t('inbox.select', { number }) }).check()
  await commander.getByRole('button', { name: t('bulk.declare') }).click()
  const form = commander.getByRole('main')
  const fill = (name: string, text: string) => form.getByRole('textbox', { name }).first().fill(text)
  await expect(form.getByRole('textbox', { name: t('declare.tickets') })).toHaveValue(
    new RegExp(tickets.map((number) => `(?=[^]*${number})`).join('')),
  )
  await fill(t('declare.name'), title)
  await fill(t('declare.nameEn'), title)
  await fill(t('declare.description'), '三位诉求人报告，节点监控同时告警。')
  await fill(t('declare.workaround'), '请先保留发票文件，不需要重开。')
  await form.getByRole('button', { name: t('declare.submit') }).click()
  const room = commander.getByRole('article', { name: title })
  await expect(room.getByText(t('done.declared'))).toBeVisible()
  await expect(room).toContainText(/INC-\w{7}/)
  return /INC-\w{7}/.exec((await room.textContent()) ?? '')?.[0] ?? ''
}

async function draftUpdate(
  page: Page,
  incident: string,
  status: 'identified' | 'resolved',
  body: string,
  language: Language,
) {
  const t = translator(language)
  await page.goto(`/desk/incidents/${incident}`)
  await page.getByRole('link', { name: t('update.new') }).click()
  await page
    .getByRole('combobox', { name: t('update.status') })
    .selectOption({ label: t(`status.${status}`) })
  await page.getByRole('textbox', { name: t('update.body') }).fill(body)
  await page.getByRole('textbox', { name: t('update.bodyEn') }).fill(body)
  await page.getByRole('button', { name: t('update.save') }).click()
  await expect(page.getByRole('region', { name: t('update.decision') })).toContainText(
    t('update.waitsForCommander'),
  )
}

/**
 * Reads the preview, approves it and sends it to as many people as the button says: those with a linked report, and,
 * as it names no component, everybody who takes news of incidents.
 */
async function publish(commander: Page, incident: string, body: string, linked: number, language: Language) {
  const t = translator(language)
  await commander.goto(`/desk/incidents/${incident}`)
  const draft = commander.getByRole('listitem').filter({ hasText: body })
  await draft.getByRole('link', { name: t('update.open') }).click()
  const decision = commander.getByRole('region', { name: t('update.decision') })
  await expect(decision).toContainText(/\d/)
  const count = Number(/\d+/.exec(await decision.innerText())?.[0])
  await expect(decision).toContainText(t('update.audience', { count }))
  expect(count).toBeGreaterThan(linked)
  await decision.getByRole('button', { name: t('update.approve'), exact: true }).click()
  await decision.getByRole('button', { name: t('update.publish', { count }) }).click()
  await expect(commander.getByText(t('done.published'))).toBeVisible()
}

async function completeStages(commander: Page, incident: string, language: Language) {
  const t = translator(language)
  await commander.goto(`/desk/incidents/${incident}`)
  for (const { name } of standardPlan.stages) {
    const controls = commander
      .getByRole('list', { name: t('room.stageActions') })
      .getByRole('listitem')
      .filter({ hasText: textIn(name, language) })
    await controls.getByRole('button', { name: t('stage.complete') }).click()
    await expect(controls).toContainText(t('stage.done'))
  }
}

/** Every reporter got it on both channels, and got it once. */
async function expectOnce(
  { mail, sms }: Product,
  reporters: Reporter[],
  body: string,
  title: string,
  status: 'identified' | 'resolved',
  language: Language,
) {
  const news = translator(language)(`status.${status}`)
  const counts = () =>
    reporters.map((reporter) => [
      mailsTo(mail, reporter).filter((text) => text.includes(body)).length,
      textsTo(sms, reporter).filter((text) => text.includes(title) && text.includes(news)).length,
    ])
  await expect.poll(counts, { timeout: 20_000 }).toEqual(reporters.map(() => [1, 1]))
}
