import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { readMail } from '#test/faults/read-mail.ts'

const made = async (subject: string, text: string) => {
  const transport = createTransport({ streamTransport: true, buffer: true })
  const { message } = await transport.sendMail({
    from: 'a@example.invalid',
    to: 'b@example.invalid',
    ...{ subject, text, html: `<p>${text}</p>`, messageId: '<id-1@host>' },
    headers: { 'X-Delivery-Id': 'id-1' },
  })
  return readMail(message.toString())
}

test.each([
  [
    'plain words',
    'and a plain text, longer than one line of a mail may be, so that it has to be broken somewhere',
  ],
  ['您的报告 F-1 已办结，请您评价，并告诉我们还有什么可以改进的地方', '查看进度：https://x/t/abc?d=e'],
  ['Report F-1: 已办结', 'Mostly plain words, with an é in the middle = and a sign of equality'],
])('the id, subject and text of a mail are read: %s', async (subject, text) => {
  const read = await made(subject, text)
  expect(read.id).toBe('id-1')
  expect(read.text.trim()).toBe(`${subject}\n${text}`)
})

test('a mail whose fixed Message-ID is not its delivery is told apart', () => {
  expect(readMail('Message-ID: <id-2@host>\r\nX-Delivery-Id: id-1\r\n\r\nx').id).toBe('id-1 as id-2')
})
