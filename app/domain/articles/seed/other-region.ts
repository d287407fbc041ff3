import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const otherRegion: ArticleSeed = {
  slug: 'other-region',
  topic: 'lookup',
  causes: ['R1'],
  invoiceKinds: [],
  title: { 'zh-CN': '外地开的发票查不到', en: 'An invoice from another region can’t be found' },
  summary: {
    'zh-CN': '先从号码或代码看出是哪里开的，再到全国平台上查；仍查不到的，问开具地的 12366。',
    en: 'See from the number where it was issued and use the national platform; if it is still missing, ask 12366 of that place.',
  },
  body: {
    'zh-CN': `
出差、网购拿到的发票，常常不是本地开的。外地发票也能查，只是要到对的地方查。

## 怎样看出是哪里开的

| 票 | 看哪几位 | 北京是 |
|---|---|---|
| 数电票，20 位号码 | 第 3、4 位 | 11 |
| 12 位代码，以 0 开头 | 第 2 至 5 位 | 1100 |
| 10 位代码 | 第 1 至 4 位 | 1100 |

大连、宁波、厦门、青岛、深圳有自己的代码，跟所在的省不同。这些数字只能帮您判断开具地，不能说明发票的真假。

## 为什么会查不到

- 用了只查本地发票的页面。
- 开具地的数据还没有同步过来。
- 地方印制的通用发票、区块链发票，本来就不在全国平台上，见[不在全国平台上查的票据](/help/other-checkers)。

## 一步一步来

1. 到[全国增值税发票查验平台](https://inv-veri.chinatax.gov.cn)查，不要用本地的查询页面。
2. 号码逐位核对一遍，见[号码和代码怎么填](/help/numbers-and-codes)。
3. 请销售方确认这张发票“已上传”。
4. 过了一到三天仍查不到的，拨打**开具地**的 12366 询问。打电话时说明要咨询的是哪个省市。

## 请准备好

发票代码和号码、开票日期、金额、销售方名称和税号，以及平台提示的原文。

## 大概多久

同步的问题，一般 1 至 3 天。开具地税务机关处理的，以他们答复的时间为准。

## 什么时候来找我们

外地发票的数据不由我们管，但我们可以帮您判断问题出在哪里、该找谁。请[提交报告](/report)。如果好几个地方的旧发票同时查不到，更要告诉我们：那可能是[系统故障](/help/platform-incident)。
`,
    en: `
Invoices from a journey or an online shop often come from elsewhere. They can be looked up as well, in the right place.

## Where was it issued?

| Invoice | Look at | Beijing is |
|---|---|---|
| fully digital, 20-digit number | digits 3 and 4 | 11 |
| 12-digit code that starts with 0 | digits 2 to 5 | 1100 |
| 10-digit code | digits 1 to 4 | 1100 |

Dalian, Ningbo, Xiamen, Qingdao and Shenzhen have codes of their own, different from their province. These digits only tell the place; they say nothing about whether an invoice is genuine.

## Why it may be missing

- The page you used knows local invoices only.
- The data of that region have not arrived yet.
- Regional general and blockchain invoices are not on the national platform at all: see [Documents with a checker of their own](/help/other-checkers).

## Step by step

1. Use the [national VAT invoice platform](https://inv-veri.chinatax.gov.cn), not a local page.
2. Compare the number digit by digit: [Which numbers to enter](/help/numbers-and-codes).
3. Ask the seller to confirm that it is 已上传 (uploaded).
4. If it is still missing after one to three days, call 12366 **of the place of issue**, and say which province you ask about.

## Have ready

Code and number, issue date, amount, the seller's name and tax number, and the exact message of the platform.

## How long it takes

When data are late, 1 to 3 days as a rule. What the tax authority over there looks into takes as long as they say.

## When to come to us

Data of other regions are not ours, but we can help to find out where it sticks and whom to ask: please [send a report](/report). If older invoices of several regions are missing together, do tell us: that may be [a fault of the system](/help/platform-incident).
`,
  },
}
