import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dingtalk } from '#app/platform/robots/dingtalk.ts'
import { feishu } from '#app/platform/robots/feishu.ts'
import { cut, digest, jsonBytes, markdownOf, plainOf, utf8Bytes } from '#app/platform/robots/message.ts'
import { nextSlot, robotAddress } from '#app/platform/robots/robot.ts'
import { wecom } from '#app/platform/robots/wecom.ts'

const link = 'https://desk.invalid/incidents/INC-7HK2M4P'
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute))

test.each([
  ['发票查询', 12, '发票查询'],
  ['发票查询', 11, '发票…'],
  ['发票查询', 3, '…'],
  ['发票查询', 2, ''],
  ['a😀b', 6, 'a😀b'],
  ['a😀bc', 6, 'a…'],
  ['👨‍👩‍👧一家', 20, '…'],
  ['', 0, ''],
])('%s cut to %i bytes is %s', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected)
})

test('a cut text never takes more than it may, however it is measured', () => {
  const texts = fc.string({
    unit: fc.constantFrom('票', 'a', '"', '\n', '😀', '\\', '<', '𠮷'),
    maxLength: 300,
  })
  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 0, max: 600 }),
      fc.constantFrom(utf8Bytes, jsonBytes),
      (text, most, measure) => {
        const short = cut(text, most, measure)
        expect(measure(short)).toBeLessThanOrEqual(most)
        expect(short).not.toMatch(/\p{Cs}/u)
        if (measure(text) <= most) expect(short).toBe(text)
      },
    ),
  )
})

test('one piece of news is told in full, with its link as it is', () => {
  const message = digest([{ title: '【处理中】数据同步延迟', text: '原因已确认\n正在补传', link, at: at(0) }])

  expect(markdownOf(message, 4096)).toBe(
    `### 【处理中】数据同步延迟\n\n原因已确认  \n正在补传\n\n[${link}](${link})`,
  )
})

test('a long text is cut, the title and the link stay', () => {
  const message = digest([{ title: '数据同步延迟', text: '票'.repeat(5000), link, at: at(0) }])
  const markdown = markdownOf(message, 4096)

  expect(utf8Bytes(markdown)).toBeLessThanOrEqual(4096)
  expect(utf8Bytes(markdown)).toBeGreaterThan(4090)
  expect(markdown).toMatch(/^### 数据同步延迟\n\n票+…\n\n\[/)
  expect(markdown.endsWith(`(${link})`)).toBe(true)
  expect(utf8Bytes(plainOf({ text: '票'.repeat(5000), link }, 2048))).toBeLessThanOrEqual(2048)
  expect(plainOf({ text: '票'.repeat(5000), link }, 2048).endsWith(`…\n${link}`)).toBe(true)
})

test('several that wait become one message, the newest first, each with its title and link', () => {
  const message = digest([
    { title: '旧', text: '旧文', link: `${link}?1`, at: at(1) },
    { title: '新 [2]', text: '新文', link: `${link}?3`, at: at(3) },
    { title: '中', text: '中文', at: at(2) },
  ])

  expect(message.title).toBe('新 [2] (+2)')
  expect(markdownOf(message, 4096)).toBe(
    `### 新 [2] (+2)\n\n- [新 ［2］](${link}?3)\n\n- 中\n\n- [旧](${link}?1)`,
  )
})

test('a person’s words call nobody', () => {
  const message = digest([{ title: '<@all>', text: '<@all> <font color="warning">x</font>', at: at(0) }])

  expect(markdownOf(message, 4096)).not.toContain('<')
})

const key = '693a91f6-7000-4bc4-97a0-0ec2a1fa5aaa'
const token = 'ab'.repeat(32)
test.each([
  [`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`, 'wecom', key],
  [`https://oapi.dingtalk.com/robot/send?access_token=${token}`, 'dingtalk', token],
  [`https://open.feishu.cn/open-apis/bot/v2/hook/${key}`, 'feishu', key],
])('%s is a robot of %s', (address, vendor, expected) => {
  const found = robotAddress(address)
  expect([found?.vendor.name, found?.token]).toEqual([vendor, expected])
})

test.each([
  `http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
  `https://qyapi.weixin.qq.com.evil.invalid/cgi-bin/webhook/send?key=${key}`,
  `https://evil.invalid/cgi-bin/webhook/send?key=${key}`,
  `https://qyapi.weixin.qq.com@evil.invalid/cgi-bin/webhook/send?key=${key}`,
  `https://user:pass@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
  `https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=${key}`,
  `https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=${key}`,
  'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=../../user/get',
  'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
  `https://oapi.dingtalk.com/robot/send?access_token=${token}%26x=1`,
  `https://open.feishu.cn/open-apis/bot/v2/hook/${key}/../../../im/v1/messages`,
  `https://open.feishu.cn/open-apis/bot/v2/hook/..%2f..%2f${key}`,
  'https://127.0.0.1/robot/send',
  'robot',
  '',
])('%s is no robot’s address', (address) => {
  expect(robotAddress(address)).toBeNull()
})

const now = new Date(Date.UTC(2026, 2, 2, 9))
const agoSeconds = (...seconds: number[]) => seconds.map((second) => new Date(now.getTime() - second * 1000))
const range = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, index) => first + index * step)

test.each([
  ['nothing was posted', wecom, [], 0],
  ['19 were posted just now', wecom, range(19, 0, 1), 0],
  ['20 were posted, the oldest 40 s ago', wecom, range(20, 2, 2), 21],
  ['20 were posted, the oldest 61 s ago', wecom, range(20, 42, 1), 0],
  ['20 were posted to DingTalk, the oldest 40 s ago', dingtalk, range(20, 2, 2), 21],
  ['five were posted to Feishu in this second', feishu, range(5, 0, 0.1), 1.6],
  ['five were posted to WeCom in this second', wecom, range(5, 0, 0.1), 0],
])('a robot posts as soon as it may: %s', (_, vendor, sent, wait) => {
  const slot = nextSlot(vendor, agoSeconds(...sent), now)
  expect((slot.getTime() - now.getTime()) / 1000).toBeCloseTo(wait, 3)
})

test.each([wecom, dingtalk, feishu])(
  'who waits for each slot never posts more than 20 a minute: $name',
  (vendor) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 60, maxLength: 120 }),
        (pauses) => {
          const sent: Date[] = []
          let time = now
          for (const pause of pauses) {
            time = nextSlot(vendor, sent, new Date(time.getTime() + pause))
            sent.push(time)
          }
          for (const from of sent) {
            const within = (ms: number) =>
              sent.filter((to) => to >= from && to.getTime() - from.getTime() <= ms).length
            expect(within(60_000)).toBeLessThanOrEqual(20)
            if (vendor === feishu) expect(within(1000)).toBeLessThanOrEqual(5)
          }
        },
      ),
      { numRuns: 40 },
    )
  },
)

const end = { label: '更改或退订', url: 'https://desk.invalid/unsubscribe/AbCdEfGhIjKlMnOpQrStUv' }
test.each([
  [
    'Markdown',
    4096,
    (text: string) => markdownOf(digest([{ title: '延迟', text, link, end, at: at(0) }]), 4096),
  ],
  ['plain text', 2048, (text: string) => plainOf({ text, link, end }, 2048)],
])('however long the words are, %s keeps the link and the way out within %i bytes', (_, most, written) => {
  for (const text of ['短', '票'.repeat(5000), '😀'.repeat(5000)]) {
    expect(utf8Bytes(written(text))).toBeLessThanOrEqual(most)
    expect(written(text)).toContain(link)
    expect(written(text)).toContain(end.url)
    expect(written(text)).not.toMatch(/\p{Cs}|\ufffd/u)
  }
})

test('several that wait say once how to hear no more', () => {
  const two = [1, 2].map((minute) => ({ title: `更新 ${minute}`, text: '文', link, end, at: at(minute) }))
  const [first, second] = two
  if (!first || !second) throw new Error('two were made')
  expect(markdownOf(digest([first, second]), 4096).split(end.url)).toHaveLength(2)
})
