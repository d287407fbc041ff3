import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

process.env.SMS_PROVIDER = 'aliyun'
process.env.SMS_SIGN = '发票服务台'
process.env.SMS_ALIYUN_KEY_ID = 'key'
process.env.SMS_ALIYUN_KEY_SECRET = 'secret'
process.env.SMS_ALIYUN_TEMPLATES = '{"ticket-received":"SMS_1"}'

const answer = await pageRenderer()
beforeEach(openDesk)
afterAll(closeRuntime)

test.each([
  ['the preview of an SMS', '/desk/messages?name=ticket-received&channel=sms', true],
  ['the words of an SMS', '/desk/messages/ticket-received/zh-CN/sms', true],
  ['the words of a mail', '/desk/messages/ticket-received/zh-CN/mail', false],
])('%s, beside a provider of approved templates', async (_, path, isSaid) => {
  const cookie = await signedIn(await hire(['communications'], null))
  const html = await (await answer(get(path, cookie))).text()
  expect(html.includes('短信由阿里云按审核通过的模板发送')).toBe(isSaid)
  expect(html.includes('短信里不会出现“测试”字样')).toBe(path.includes('channel=sms'))
})
