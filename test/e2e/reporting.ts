import type { Page } from '@playwright/test'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { trailOf } from '#app/domain/knowledge/causes/walk.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Reporter } from '#test/e2e/post.ts'
import { expect } from '#test/e2e/product.ts'

/** 查无此票, never found before, a digital invoice, typed by hand. */
export const answers = ['nf', 'n', 'd', 'u']
export const ticketNumber = /[2-9A-HJ-NPR-Y]{3}-[2-9A-HJ-NPR-Y]{3}-[2-9A-HJ-NPR-Y]{4}/

let invoices = 0
/** A digital invoice that nobody has reported yet. */
export function anInvoice(): string {
  invoices += 1
  return `2411200009${String(process.pid % 100_000).padStart(5, '0')}${String(invoices).padStart(5, '0')}`
}

export const homePath = (language: Language) => prefixOf(language) || '/'

/** Home, the questions one by one, the likely cause, and on to the form. */
export async function walkToForm(page: Page, language: Language) {
  const t = translator(language)
  await page.goto(homePath(language))
  await page
    .getByRole('main')
    .getByRole('link', { name: t('home.check') })
    .click()
  for (const { question, answer } of trailOf(decisionTable, answers)) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      translatedText(question.text, language).text,
    )
    await page.getByRole('radio', { name: startsWith(translatedText(answer.label, language).text) }).check()
    await page.getByRole('button', { name: t('check.next') }).click()
  }
  await expect(page.getByRole('heading', { name: t('check.do'), exact: true })).toBeVisible()
  await page.getByRole('link', { name: t('check.unsolved') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('report.title') })).toBeVisible()
}

/** Fills the form in, sends it and gives the number that the receipt shows. */
export async function sendReport(page: Page, reporter: Reporter, description: string, language: Language) {
  const t = translator(language)
  const fill = (label: string, text: string) =>
    page.getByRole('textbox', { name: startsWith(label) }).fill(text)
  await fill(t('report.number'), anInvoice())
  await fill(t('report.description'), description)
  await fill(t('report.mobile'), reporter.mobile)
  await fill(t('report.email'), reporter.email)
  await page.getByRole('checkbox', { name: t('report.consent') }).check()
  await page.getByRole('button', { name: t('report.submit') }).click()
  const receipt = page.getByRole('article').filter({ hasText: t('receipt.number') })
  await expect(receipt.getByRole('heading', { name: t('receipt.title') })).toBeVisible()
  // The page arrives in pieces, the heading before the number.
  await expect(receipt).toContainText(ticketNumber)
  return ticketNumber.exec((await receipt.textContent()) ?? '')?.[0] ?? ''
}

/** By the link in the message: reads the question, answers it. */
export async function answerBy(
  page: Page,
  link: string,
  question: string,
  answer: string,
  language: Language,
) {
  const t = translator(language)
  await page.goto(link)
  const conversation = page.getByRole('list', { name: t('conversation.label') })
  await expect(conversation).toContainText(question)
  await page.getByRole('textbox', { name: startsWith(t('ticket.reply')) }).fill(answer)
  await page.getByRole('button', { name: t('ticket.send') }).click()
  await expect(conversation).toContainText(answer)
}

/** By the link of the survey: two of five, and why. */
export async function rateLow(page: Page, link: string, comment: string, language: Language) {
  const t = translator(language)
  await page.goto(link)
  const group = (label: string) => page.getByRole('group', { name: label })
  await group(t('rate.solved'))
    .getByRole('radio', { name: t('rate.solved.no') })
    .check()
  await group(t('rate.level'))
    .getByRole('radio', { name: t('rate.level.2'), exact: true })
    .check()
  await page.getByRole('textbox', { name: startsWith(t('rate.comment')) }).fill(comment)
  await page.getByRole('button', { name: t('rate.submit') }).click()
  await expect(page.getByRole('main')).toContainText(t('rate.thanksLow'))
}

/** Names of fields and rows begin with their label; a hint or a line of explanation may follow. */
export const startsWith = (text: string) =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`)
