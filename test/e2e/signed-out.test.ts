import type { Locator, Page } from '@playwright/test'
import postgres from 'postgres'
import { translator } from '#app/i18n/catalogue.ts'
import { openTicketAsLead, signIn, type Account } from '#test/e2e/desk.ts'
import { expect, test } from '#test/e2e/product.ts'

const t = translator('zh-CN')

test('signed out elsewhere, one signs in on top of the page and sends what was written', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  await page.getByText(t('composer.internal'), { exact: true }).click()
  const note = page.getByRole('textbox', { name: t('composer.note') })
  await note.fill('退出前写的。')

  await page.context().clearCookies()
  await note.fill('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  await signInOnTop(page, product)

  await expect(note).toHaveValue('退出前写的，退出后又写了一句。')
  await page.getByRole('button', { name: t('composer.keep') }).click()
  await expect(page.getByText(t('done.note'))).toBeVisible()
  await expect(page.getByText('退出前写的，退出后又写了一句。').first()).toBeVisible()
  await page.context().close()
})

test('the small forms of a ticket keep what was typed when the session ended, too', async ({
  browser,
  product,
}) => {
  const page = await openTicketAsLead(browser, product)
  const actions = page.getByRole('group', { name: t('action.label') })
  await actions.locator('summary', { hasText: t('action.supervise') }).click()
  const reason = actions.getByRole('textbox', { name: t('action.reason') }).and(page.locator(':visible'))
  await reason.fill('已经第三次来电。')

  await page.context().clearCookies()
  const button = actions.getByRole('button', { name: t('action.supervise') })
  await button.click()
  await signInOnTop(page, product)

  await expect(reason).toHaveValue('已经第三次来电。')
  await button.click()
  await expect(page.getByText(t('done.supervised'))).toBeVisible()
  await expect(reason).toBeHidden()
  await page.context().close()
})

test('declaring, drafting and publishing lose no word and happen once, though each step finds the session ended', async ({
  browser,
  product,
}) => {
  const sql = postgres(product.databaseUrl, { max: 1 })
  const isCommander = { password: product.password, account: 'commander' } as const
  /** Presses a button twice: the first press finds that the session has ended, elsewhere and unseen. */
  const press = async (page: Page, button: Locator, kept: readonly [Locator, string][] = []) => {
    await sql`update staff_sessions set ended_at = now() where ended_at is null`
    await button.click()
    await signInOnTop(page, isCommander)
    for (const [field, text] of kept) await expect(field).toHaveValue(text)
    await button.click()
  }
  const page = await signIn(browser, product, 'commander', 'zh-CN')
  const main = page.getByRole('main')
  const field = (name: Parameters<typeof t>[0]) => main.getByRole('textbox', { name: t(name) }).first()

  await page.goto('/desk/incidents/new')
  await field('declare.name').fill('同步中断')
  await field('declare.description').fill('值班时发现，正在查。')
  await press(page, main.getByRole('button', { name: t('declare.submit') }), [
    [field('declare.name'), '同步中断'],
    [field('declare.description'), '值班时发现，正在查。'],
  ])
  await expect(page.getByText(t('done.declared'))).toBeVisible()

  await page.getByRole('link', { name: t('update.new') }).click()
  await field('update.body').fill('已发现同步中断，正在查原因。')
  await press(page, main.getByRole('button', { name: t('update.save') }), [
    [field('update.body'), '已发现同步中断，正在查原因。'],
  ])
  const decision = page.getByRole('region', { name: t('update.decision') })
  await expect(decision).toBeVisible()

  const reason = decision.getByRole('textbox', { name: t('update.selfReason') })
  await reason.fill('夜间只有一人值班。')
  await press(page, decision.getByRole('button', { name: t('update.approve'), exact: true }), [
    [reason, '夜间只有一人值班。'],
  ])
  const toPublish = decision.getByRole('button', { name: /^向 \d+ 人发布$/ })
  await expect(toPublish).toBeVisible()
  await press(page, toPublish)
  await expect(page.getByText(t('done.published'))).toBeVisible()

  const once = await sql`
    select count(distinct i.id)::int as incidents, count(distinct u.id)::int as updates,
           count(distinct u.notice_id)::int as notices
      from incidents i join incident_updates u on u.incident_id = i.id
     where i.title->>'zh-CN' = '同步中断'`
  expect(once).toEqual([{ incidents: 1, updates: 1, notices: 1 }])
  await sql.end()
  await page.context().close()
})

async function signInOnTop(page: Page, who: { password: string; account?: Account }) {
  const dialog = page.getByRole('dialog', { name: t('signInAgain.title') })
  const email = `${who.account ?? 'lead'}@demo.invalid`
  await dialog.getByRole('textbox', { name: t('signIn.email') }).fill(email)
  await dialog.getByLabel(t('signIn.password')).fill(who.password)
  await dialog.getByRole('button', { name: t('signIn.submit') }).click()
  await expect(dialog).toBeHidden()
}
