import { beforeEach, expect, test } from 'vitest'
import type { Context } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk, type Input } from '#test/support/desk.ts'

// Searches as agents type them while somebody is on the phone: each finds its ticket within the first five, among
// sixty others that speak of much the same.

const paper = {
  kind: 'plain_e',
  code: '011002400111',
  number: '30418527',
  issuedOn: '2024-11-05',
  checkCode: '123456',
} as const
const digital = { number: '24312000000765432198', issuedOn: '2024-11-06', amount: '8800.00' }

/** What each ticket is made of, and what is said in it later. */
const tickets: Record<string, { report: Partial<Input>; said?: string; noted?: string; tags?: string[] }> = {
  bakery: {
    report: {
      invoice: { ...digital, sellerName: '北京晨光里面包房有限公司', buyerName: '沈阳市远山贸易行' },
      contact: { name: '欧阳明月', mobile: '13917254403' },
      description: '扫码后页面一直转圈，最后提示查无此票。',
    },
  },
  red: {
    report: {
      invoice: paper,
      contact: { name: '王芳', email: 'wangfang@demo.invalid' },
      description: '開票方說已經紅沖，但是我這裡還能看到原來的發票。',
    },
    said: '请让开票方重新上传红字信息确认单，编号以 2101 开头。',
  },
  hotel: {
    report: {
      kind: 'technical_fault',
      invoice: undefined,
      contact: { name: 'Zhang Wei', mobile: '18622018866' },
      description: '报错 ERR_502，浏览器是 360 极速，换了 Edge 也一样。',
    },
    said: '请清除缓存后再登录电子税务局。',
    noted: '夜班同事说是网关超时，已转数据修复的老李盯着。',
  },
  complaint: {
    report: {
      kind: 'complaint',
      invoice: undefined,
      contact: { name: '艾力·买买提', mobile: '15199007731' },
      description: '打了三次热线都没人回电，态度敷衍。',
    },
    noted: '已电话致歉，约好周五下午回访。',
    tags: ['升级处理', '回访'],
  },
}

const searches: Array<[string, keyof typeof tickets]> = [
  ['24312000000765432198', 'bakery'],
  ['2431 2000 0007 6543 2198', 'bakery'],
  ['２４３１２００００００７６５４３２１９８', 'bakery'],
  ['发票号码：24312000000765432198', 'bakery'],
  ['2198', 'bakery'],
  ['765432198', 'bakery'],
  ['13917254403', 'bakery'],
  ['139 1725 4403', 'bakery'],
  ['+86 139-1725-4403', 'bakery'],
  ['4403', 'bakery'],
  ['欧阳明月', 'bakery'],
  ['歐陽明月', 'bakery'],
  ['晨光里', 'bakery'],
  ['北京晨光里面包房有限公司', 'bakery'],
  ['远山贸易行', 'bakery'],
  ['面包房 查无此票', 'bakery'],
  ['转圈', 'bakery'],
  ['晨光里 远山', 'bakery'],
  ['30418527', 'red'],
  ['011002400111 30418527', 'red'],
  ['8527', 'red'],
  ['王芳', 'red'],
  ['wangfang@demo.invalid', 'red'],
  ['红冲', 'red'],
  ['原来的发票', 'red'],
  ['發票 紅沖', 'red'],
  ['重新上传', 'red'],
  ['红字信息确认单', 'red'],
  ['红冲 2101', 'red'],
  ['18622018866', 'hotel'],
  ['8866', 'hotel'],
  ['zhang wei', 'hotel'],
  ['ERR_502', 'hotel'],
  ['err_502 edge', 'hotel'],
  ['网关超时', 'hotel'],
  ['老李', 'hotel'],
  ['艾力·买买提', 'complaint'],
  ['没人回电 敷衍', 'complaint'],
  ['周五下午', 'complaint'],
  ['升级处理', 'complaint'],
]

let admin: Context
const numbers: Record<string, string> = {}

beforeEach(async () => {
  await openDesk()
  admin = as(await hire(['admin'], null))
  for (const [name, { report, said, noted, tags }] of Object.entries(tickets)) {
    const ticket = await createTicket(report, new Date(Date.now() - 60_000))
    numbers[name] = ticket.number
    if (said) await replyToTicket(admin, ticket.number, { visibility: 'public', body: said })
    if (noted) await replyToTicket(admin, ticket.number, { visibility: 'internal', body: noted })
    if (tags) await sql`update tickets set tags = ${tags} where id = ${ticket.id}`
  }
  for (let other = 0; other < 60; other++) {
    const description = `第 ${other} 位：发票查不到，提示不存在，开票方说已上传，请帮忙查一下。`
    await createTicket({ description })
  }
})

test('each of forty searches finds its ticket within the first five', async () => {
  const missed: string[] = []
  for (const [q, name] of searches) {
    const { items } = await listInbox(admin, { view: 'all', q, limit: 5 })
    if (!items.some(({ number }) => number === numbers[name])) missed.push(q)
  }
  for (const [name, number] of Object.entries(numbers)) {
    const { items } = await listInbox(admin, { view: 'all', q: number.slice(-4), limit: 5 })
    if (!items.some((one) => one.number === number)) missed.push(`${name}: ${number.slice(-4)}`)
  }
  expect(missed).toEqual([])
})
