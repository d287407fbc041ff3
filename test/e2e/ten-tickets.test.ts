import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { translator } from '#app/i18n/catalogue.ts'
import { names, signIn } from '#test/e2e/desk.ts'
import { aReporter } from '#test/e2e/post.ts'
import { expect, test, type Product } from '#test/e2e/product.ts'
import { anInvoice } from '#test/e2e/reporting.ts'

const t = translator('zh-CN')
/** The ones that programs filed, by what is due next: a list that holds none of the demo's tickets. */
const inbox = '/desk/tickets?view=department&channel=api'
const answer = '已收到，正在核实。'
const solution = '已补传，请再查一次。'

test('ten tickets are taken, linked, answered and resolved, one after the other, by keys alone', async ({
  browser,
  product,
}) => {
  await fileForLead(product, 10)
  const page = await signIn(browser, product, 'agent', 'zh-CN')
  await page.goto(inbox)
  const ticket = partsOf(page)
  await expect(async () => {
    await page.keyboard.press('k')
    await expect(page.locator('[data-row]').first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('o')

  const done: string[] = []
  while (done.length < 10) {
    await ticket.atHead.waitFor()
    const number = numberIn(page)
    await page.keyboard.press('m')
    await ticket.isMine.waitFor()
    await ticket.atHead.waitFor()

    await page.keyboard.press('l')
    await page.locator('select:focus').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await ticket.unlink.waitFor()
    await ticket.atHead.waitFor()

    await page.keyboard.press('r')
    await page.keyboard.insertText(answer)
    await page.keyboard.press('Control+Enter')
    await ticket.answered.waitFor()
    await ticket.atHead.waitFor()

    // The text first, then the cause; behind it stand the two buttons.
    await page.keyboard.press('e')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.insertText(solution)
    await page.keyboard.press('Escape')
    await ticket.atHead.waitFor()
    await page.keyboard.press('e')
    await page.locator('#resolve-cause:focus').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.includes(number))
    done.push(number)
  }
  await expectDone(product, done)
  await page.context().close()
})

test('the same is done on a phone, by touch', async ({ browser, product }) => {
  await fileForLead(product, 2)
  const desk = await signIn(browser, product, 'agent', 'zh-CN')
  const phone = await browser.newContext({
    baseURL: product.url,
    storageState: await desk.context().storageState(),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await phone.newPage()
  await page.goto(inbox)
  const ticket = partsOf(page)
  await page.locator('[data-row]').first().tap()

  const done: string[] = []
  while (done.length < 2) {
    await expect(ticket.head).toBeInViewport()
    const number = numberIn(page)
    await ticket.take.tap()
    await ticket.isMine.waitFor()
    await ticket.link.tap()
    await ticket.unlink.waitFor()
    await ticket.body.tap()
    await page.keyboard.insertText(answer)
    await ticket.send.tap()
    await ticket.answered.waitFor()
    await ticket.body.tap()
    await page.keyboard.insertText(solution)
    await ticket.cause.tap()
    await ticket.causes.first().tap()
    if (done.length === 0) await expectNoSideScroll(page)
    await ticket.resolveNext.tap()
    await page.waitForURL((url) => !url.pathname.includes(number))
    done.push(number)
  }
  await expectDone(product, done)
  await Promise.all([phone.close(), desk.context().close()])
})

function partsOf(page: Page) {
  const ticket = page.getByRole('article')
  const named = (name: string) => ({ name, exact: true })
  return {
    head: ticket.locator('header').first(),
    isMine: ticket.locator('header').filter({ hasText: names.agent }),
    /** The keys of the ticket hold: nothing is typed, and nothing has lost the focus. */
    atHead: ticket.locator('h1:focus'),
    answered: ticket.getByRole('listitem').filter({ hasText: answer }),
    take: ticket.getByRole('button', named(t('action.take'))),
    link: ticket.getByRole('button', named(t('incident.link'))),
    unlink: ticket.getByRole('button', named(t('incident.unlink'))),
    body: ticket.getByRole('textbox', named(t('composer.body'))),
    send: ticket.getByRole('button', named(t('composer.reply'))),
    cause: ticket.locator('#resolve-cause'),
    causes: ticket.locator('#resolve-cause-list').getByRole('option'),
    resolveNext: ticket.getByRole('button', named(t('composer.resolveNext'))),
  }
}

const numberIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

test('an answer that is sent while another form of the page is under way waits for it', async ({
  browser,
  product,
}) => {
  const [number = ''] = await fileForLead(product, 1)
  const page = await signIn(browser, product, 'lead', 'zh-CN')
  await page.goto(`/desk/tickets/${number}`)
  const ticket = partsOf(page)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let linked: () => void = () => undefined
  const isLinked = new Promise<void>((resolve) => (linked = resolve))
  await page.route('**/links.data*', async (route) => {
    const response = await route.fetch()
    linked()
    await held
    await route.fulfill({ response })
  })
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes(`${number}.data`)) posts.push(request.url())
  })
  await ticket.body.fill(answer)
  await ticket.link.click()
  // Done by now, but the page has not been led on to it.
  await isLinked
  await ticket.body.press('Control+Enter')
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(posts).toEqual([])
  release()
  await ticket.answered.waitFor()
  await expect(ticket.unlink).toBeVisible()
  expect(posts).toHaveLength(1)
  await page.context().close()
})

/** Reports of a program that somebody else has been given. */
async function fileForLead(product: Product, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let filed = 0; filed < count; filed += 1) {
    const { number } = await product.call('/tickets', {
      kind: 'missing_invoice',
      symptom: 'not_found',
      invoice: { number: anInvoice(), issuedOn: '2024-11-05', amount: '12.00' },
      description: '查验平台提示查无此票。',
      contact: { ...aReporter(), language: 'zh-CN' },
    })
    numbers.push(String(number))
  }
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  await sql`
    update tickets set assignee_id = (select id from staff where name = ${names.lead}) where number = any(${numbers})`
  await sql.end()
  return numbers
}

async function expectDone(product: Product, numbers: readonly string[]) {
  expect(new Set(numbers).size).toBe(numbers.length)
  const found = await Promise.all(numbers.map((number) => product.call(`/tickets/${number}`)))
  expect(found.map(({ state, incident }) => [state, typeof incident])).toEqual(
    numbers.map(() => ['resolved', 'string']),
  )
}

async function expectNoSideScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}
