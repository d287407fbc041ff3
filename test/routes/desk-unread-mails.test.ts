import { afterAll, beforeEach, expect, test } from 'vitest'
import { receiveMail } from '#app/domain/delivery/inbound-mails/receive-mail.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { get, post, signedIn } from '#test/support/desk-request.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

const answer = await pageRenderer()
const t = translator('zh-CN')
const path = '/desk/settings/unread-mails'
beforeEach(openDesk)
afterAll(closeRuntime)

async function poison(raw: string): Promise<string> {
  const envelope = { sender: 'someone@mail.invalid', recipient: 'bounce+x@bounces.demo.invalid' }
  const deliveryId = '018f4f4e-0000-7000-8000-000000000000'
  await receiveMail(asSystem(), { source: 'smtp', deliveryId, envelope, raw: Buffer.from(raw) })
  const [row] = await sql<{ id: string }[]>`
    update inbound_mails set state = 'poison', reason = 'too_long', settled_at = now() returning id`
  return row?.id ?? ''
}

test('an administrator finds the page from the messages, and it says so when there is nothing', async () => {
  const cookie = await signedIn(await hire(['admin'], null))
  expect(await (await answer(get('/desk/notices', cookie))).text()).toContain(`href="${path}"`)
  expect(await (await answer(get(path, cookie))).text()).toContain(t('unreadMail.none'))

  const commander = await signedIn(await hire(['commander'], null))
  expect(await (await answer(get('/desk/notices', commander))).text()).not.toContain(path)
})

test('a mail that could not be read is listed with why, its addresses masked', async () => {
  await poison('Subject: <script>alert(1)</script>\r\n\r\n')
  const html = await (await answer(get(path, await signedIn(await hire(['admin'], null))))).text()

  for (const word of [t('unreadMail.reason.too_long'), 'b***@bounces.demo.invalid', 's***@mail.invalid'])
    expect(html).toContain(word)
  expect(html).not.toContain('someone@')
  expect(html).not.toContain('alert(1)')
})

test.each([
  ['a key that is missing', "'\\x026b39'::bytea || substr(envelope_cipher, 4)"],
  ['a key that is another', 'set_byte(envelope_cipher, 20, (get_byte(envelope_cipher, 20) + 1) % 256)'],
  ['no cipher text', "'\\x00'::bytea"],
])('a mail whose envelope is under %s is listed without its addresses', async (_, broken) => {
  await poison('x')
  await sql.unsafe(`update inbound_mails set envelope_cipher = ${broken}`)
  const page = await answer(get(path, await signedIn(await hire(['admin'], null))))
  const html = await page.text()

  expect(page.status).toBe(200)
  expect(html).toContain(t('unreadMail.senderUnknown'))
  expect(html).toContain(t('unreadMail.reason.too_long'))
})

test('it is read again from a button without any script, and once only', async () => {
  const id = await poison('x')
  const cookie = await signedIn(await hire(['admin'], null))
  const tried = async () => (await answer(post(`${path}/${id}/reading`, {}, cookie))).headers.get('Location')

  expect(await tried()).toBe(`${path}?done=mailRetried`)
  expect(await tried()).toBe(`${path}?refused=mail.not_aside`)
})

test('its bytes are handed over as a file that nothing opens', async () => {
  const id = await poison('Content-Type: text/html\r\n\r\n<script>alert(1)</script>')
  const cookie = await signedIn(await hire(['admin'], null))
  const file = await answer(post(`${path}/${id}/content`, {}, cookie))

  expect(await file.text()).toContain('<script>')
  expect([...file.headers].filter(([name]) => /^(content-|x-content|cache)/.test(name))).toEqual([
    ['cache-control', 'no-store'],
    ['content-disposition', 'attachment; filename="mail.bin"'],
    ['content-type', 'application/octet-stream'],
    ['x-content-type-options', 'nosniff'],
  ])
})
