import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const travelDocuments: ArticleSeed = {
  slug: 'travel-documents',
  topic: 'kinds',
  causes: ['P1'],
  invoiceKinds: ['toll', 'rail', 'air'],
  title: {
    'zh-CN': '通行费、火车票、飞机行程单怎么查',
    en: 'Toll invoices, rail tickets and air itineraries',
  },
  summary: {
    'zh-CN': '铁路和航空的电子客票按数电票的办法查，金额填票价；通行费发票填代码、号码和校验码后六位。',
    en: 'Rail and air e-tickets are looked up like digital invoices, with the fare as the amount; toll invoices take code and check code.',
  },
  body: {
    'zh-CN': `
出差报销常见的三种票，查法不一样。先看标题，再照表填。

## 查询时填什么

| 票种 | 发票代码 | 发票号码 | 第四项 |
|---|---|---|---|
| 电子发票（铁路电子客票） | 留空 | 20 位 | 票价 |
| 电子发票（航空运输电子客票行程单） | 留空 | 20 位 | 票价 |
| 通行费电子普通发票 | 12 位 | 8 位 | 校验码后 6 位 |

都还要填开票日期和验证码。

## 火车票

1. 要查的是**电子发票**上的 20 位号码，不是车票上的订单号、车次或检票口。
2. 日期填电子发票上的开票日期，不要填乘车日期。
3. 金额填票价。
4. 查不到的，可以在 12306 上核对订单和发票的状态。

## 飞机行程单

1. 标题是“电子发票（航空运输电子客票行程单）”的，才按上面的办法查。
2. 没有 20 位发票号码的老式行程单、登机牌、订单截图，都不是电子发票，请向航空公司或出票的代理人核实。
3. 金额以票面为准，不要自己把几项费用加起来。

## 通行费发票

1. 代码 12 位、号码 8 位、开票日期、校验码后 6 位，四项都要填。
2. 在路口拿到的定额发票、手撕发票，不在全国平台上查。
3. 查不到的，向开具通行费发票的平台核实。

## 出租车票、定额发票

这些票不在全国增值税发票查验平台上，见[不在全国平台上查的票据](/help/other-checkers)。

## 大概多久

找对平台、填对内容，马上可以查到。刚开的，最快第二天。

## 什么时候来找我们

电子客票按表填写、次日仍查不到，开票的一方又说已经上传的，请[提交报告](/report)，附上 PDF、OFD 或 XML 文件。文件里有身份证号码，上传后会加密保存，只给处理这件事的人看。
`,
    en: `
Three documents of every journey, and three ways to look them up. Read the title, then follow the table.

## What to enter

| Kind | Code | Number | Fourth field |
|---|---|---|---|
| rail e-ticket 电子发票（铁路电子客票） | leave empty | 20 digits | fare |
| air itinerary 电子发票（航空运输电子客票行程单） | leave empty | 20 digits | fare |
| electronic toll invoice | 12 digits | 8 digits | last 6 of the check code |

All of them take the issue date and a captcha as well.

## Rail tickets

1. Enter the 20-digit number of the **electronic invoice**, not the order number, train or gate of a ticket.
2. Enter the issue date printed on the electronic invoice, not the day of travel.
3. The amount is the fare.
4. If it is missing, compare order and invoice on 12306.

## Air itineraries

1. Only a document titled 电子发票（航空运输电子客票行程单） is looked up this way.
2. An old itinerary without a 20-digit number, a boarding pass or a screenshot of an order is no electronic invoice: ask the airline or the agent.
3. Take the amount as printed; don't add up charges yourself.

## Toll invoices

1. A 12-digit code, an 8-digit number, the issue date and the last 6 of the check code: all four.
2. Fixed-amount and tear-off slips from the toll gate are not on the national platform.
3. If it is missing, ask the platform that issued it.

## Taxi and fixed-amount invoices

They are not on the national VAT invoice platform: see [Documents with a checker of their own](/help/other-checkers).

## How long it takes

On the right platform with the right details, at once. New ones: the next day at the earliest.

## When to come to us

If an e-ticket follows the table and is missing the next day although the issuer says it is uploaded, please [send a report](/report) with the PDF, OFD or XML file. It carries an identity number: files are stored encrypted and shown only to those who work on your report.
`,
  },
}
