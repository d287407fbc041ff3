import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const otherCheckers: ArticleSeed = {
  slug: 'other-checkers',
  topic: 'kinds',
  causes: ['P1'],
  invoiceKinds: ['fiscal', 'blockchain', 'general_e'],
  title: { 'zh-CN': '不在全国平台上查的票据', en: 'Documents with a checker of their own' },
  summary: {
    'zh-CN':
      '财政票据、区块链发票、通用发票、定额和出租车发票，都不在全国增值税发票查验平台上，各有各的查法。',
    en: 'Fiscal receipts, blockchain, general, fixed-amount and taxi invoices are not on the national VAT platform.',
  },
  body: {
    'zh-CN': `
有些票据在全国增值税发票查验平台上永远是“查无此票”，不是因为有问题，而是因为它们不归这个平台管。

## 怎样认出来

| 您看到的 | 是什么 | 在哪里查 |
|---|---|---|
| “财政”字样或财政监制章，号码 10 位 | 财政票据（医院、学校、政府收费） | 财政部的票据查验平台 |
| 12 位代码，以 1 开头 | 地方的通用发票或区块链发票 | 开具地税务局的查询页面 |
| 标题写着“区块链” | 区块链电子发票 | 开具地税务局的查询页面 |
| 出租车票、定额发票 | 地方印制的发票 | 开具地税务局的查询页面 |

12 位代码以 1 开头的也有例外：**机动车销售统一发票**（见[机动车和二手车发票](/help/vehicles)）和个别早期的电子普通发票，在全国平台上查。

## 财政票据

财政票据不是发票，上面是“票据代码”（8 位）和“票据号码”（10 位）。它由财政部门管理，本服务台查不到，请到财政部的票据查验平台，或者问开票的医院、学校。

## 区块链发票

深圳、北京、云南等地用过。一般要填代码、8 位号码和 5 个字符的校验码，深圳和云南还要销售方税号。请到开具地税务局的网站上找查询入口。

## 通用电子发票

- 广东、浙江：一般要填代码、号码、开票日期、销售方税号和价税合计，在当地查。
- 北京：一般要填代码、号码和票面上的 8 位密码，在北京本地查。

## 一步一步来

1. 看清标题，看有没有“财政”，看代码第一位。
2. 看开具地：代码里有地区，见[外地开的发票](/help/other-region)。
3. 从开具地税务局的**官方网站**进入查询页面，不要用搜索引擎里来路不明的“查询网站”。

## 大概多久

换对平台，马上可以查到。

## 什么时候来找我们

认不出是哪一种票，请[提交报告](/report)，附一张票面照片，我们告诉您该到哪里查。
`,
    en: `
Some documents will always be “not found” on the national VAT invoice platform. Nothing is wrong with them: they are checked elsewhere.

## How to recognise them

| You see | It is | Look it up |
|---|---|---|
| the characters 财政 or the finance seal, a 10-digit number | a fiscal receipt of a hospital, school or office | on the Ministry of Finance's platform |
| a 12-digit code that starts with 1 | a regional general or blockchain invoice | on the page of the tax bureau where it was issued |
| 区块链 in the title | a blockchain invoice | the same |
| a taxi or fixed-amount invoice | printed by the region | the same |

There are exceptions with a code starting with 1: the **unified motor-vehicle invoice** (see [Vehicle invoices](/help/vehicles)) and a few early electronic ordinary invoices are on the national platform.

## Fiscal receipts

They are no invoices: they carry a receipt code of 8 and a receipt number of 10 digits and belong to the finance departments. This desk can't look them up. Use the Ministry of Finance's platform, or ask the hospital or school.

## Blockchain invoices

Shenzhen, Beijing, Yunnan and others have used them. As a rule they take the code, the 8-digit number and a check code of 5 characters; Shenzhen and Yunnan want the seller's tax number as well. Find the page on the site of the local tax bureau.

## General electronic invoices

- Guangdong and Zhejiang: as a rule code, number, issue date, the seller's tax number and the total with tax, on a local page.
- Beijing: as a rule code, number and the 8-digit password printed on it, on Beijing's own page.

## Step by step

1. Read the title, look for 财政, look at the first digit of the code.
2. See where it was issued: the code tells, see [Invoices from another region](/help/other-region).
3. Go in by the **official site** of the local tax bureau, not by an unknown “checker” from a search engine.

## How long it takes

On the right platform, at once.

## When to come to us

If you can't tell what it is, please [send a report](/report) with a photo, and we tell you where to look.
`,
  },
}
