import { beforeEach, describe, expect, test } from 'vitest'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { messageToText } from '#app/domain/ground/markdown/message-to-text.ts'
import { messageToHtml, toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { ticketReplied } from '#app/domain/messages/declarations/ticket-replied.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { mailHtml, mailText } from '#emails/layout.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

describe('a message in Markdown', () => {
  test.each([
    ['**注意：**请保留', '<p><strong>注意：</strong>请保留</p>'],
    ['请看**“发票”**一栏', '<p>请看<strong>“发票”</strong>一栏</p>'],
    ['步骤：\n- 一\n- 二', '<p>步骤：</p>\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>'],
    ['3. 三\n4. 四', '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>'],
    ['[说明](https://a.example/x)', '<p><a href="https://a.example/x">说明</a></p>'],
    ['见https://a.example/x，谢谢', '<p>见<a href="https://a.example/x">https://a.example/x</a>，谢谢</p>'],
    ['一行\n两行', '<p>一行<br />两行</p>'],
  ])('%j is shown with its formatting', (markdown, html) => {
    expect(messageToHtml(markdown).trim()).toBe(html)
  })

  test.each([
    ['100*2*3 与 a_b_c', '<p>100*2*3 与 a_b_c</p>'],
    ['报错 <error code="7"> 时', '<p>报错 &lt;error code="7"&gt; 时</p>'],
    ['# 123\n---\n空格 `x` ~~y~~', '<p># 123<br />---<br />空格 `x` ~~y~~</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['[x](javascript:alert(1))', '<p><a>x</a></p>'],
    ['![图](https://a.example/x.png)', '<p>!<a href="https://a.example/x.png">图</a></p>'],
  ])('%j loses no character and runs nothing', (markdown, html) => {
    expect(messageToHtml(markdown).trim()).toBe(html)
  })

  test('news to many have the same bold and addresses, and keep what they quote', () => {
    expect(toHtml('**注意：**见https://a.example。<code 7>').trim()).toBe(
      '<p><strong>注意：</strong>见<a href="https://a.example">https://a.example</a>。&lt;code 7&gt;</p>',
    )
  })

  test('as text alone it keeps its lists and says where its links lead', () => {
    expect(messageToText('**注意：**\n- 一\n- [说明](https://a.example/x)\n2*3*4 与 **未完')).toBe(
      '注意：\n- 一\n- 说明 (https://a.example/x)\n2*3*4 与 **未完',
    )
    expect(messageToText('[https://a.example](https://a.example) [我们](mailto:a@a.example)')).toBe(
      'https://a.example 我们 (a@a.example)',
    )
  })
})

test('staff write in Markdown, a reporter does not', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  await replyToTicket(agent, ticket.number, {
    visibility: 'public',
    body: '**已找到**，见 https://a.example',
  })
  await answerTicket(as({ type: 'reporter', ticketId: ticket.id }), { body: '**谢谢** <b>x</b>' })

  const { messages } = await showTicket(agent, ticket.number)
  expect(messages.map(({ html }) => html?.trim() ?? null)).toEqual([
    '<p><strong>已找到</strong>，见 <a href="https://a.example">https://a.example</a></p>',
    null,
  ])
})

test('a row of the list says the last words without their marks', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  await replyToTicket(agent, ticket.number, {
    visibility: 'public',
    body: '**已找到**\n- [说明](https://a.example)',
  })

  const { items } = await listInbox(agent, { view: 'all', limit: 10 })
  expect(items.map(({ last }) => last.text)).toEqual(['已找到 说明'])
})

test('a mail quotes an answer with its formatting, its plain part without marks', () => {
  const body = '**注意：**\n- [说明](https://a.example/x)'
  const facts = { number: 'K7M-4PX-92HF', body, trackUrl: 'https://a.example/t' }
  const frame = { t: translator('zh-CN'), language: 'zh-CN', now: new Date() } as const

  const mail = ticketReplied.textOf(facts).mail(frame)

  expect(mailText(frame, mail)).toContain('> 注意：\n> - 说明 (https://a.example/x)\n')
  expect(mailHtml(frame, mail)).toContain('<li><a href="https://a.example/x">说明</a></li>')
})

test('a line of the list shows the words of a message, also of a link that is longer than what is fetched', async () => {
  const { number } = await createTicket()
  const body = `请**先查验**，见[说明](https://a.example/${'x'.repeat(260)})。`
  await replyToTicket(as(await hire(['admin'], null)), number, { visibility: 'public', body })
  const manager = as(await hire(['manager'], null))
  const { items } = await listInbox(manager, { view: 'all', q: '先查验', limit: 5 })
  expect(items.map(({ last }) => last.text)).toEqual(['请先查验，见说明'])
})
