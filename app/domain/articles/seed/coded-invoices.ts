import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const codedInvoices: ArticleSeed = {
  slug: 'coded-invoices',
  topic: 'kinds',
  causes: ['P4'],
  invoiceKinds: ['special_paper', 'special_e', 'plain_paper', 'plain_e', 'roll', 'freight'],
  title: {
    'zh-CN': '有发票代码的专票、普票和卷票怎么查',
    en: 'Special, ordinary and roll invoices with a code',
  },
  summary: {
    'zh-CN': '专用发票填不含税金额，普通发票和卷票填校验码后六位；代码、8 位号码和开票日期都要填。',
    en: 'Special invoices take the amount without tax, ordinary and roll invoices the last six digits of the check code.',
  },
  body: {
    'zh-CN': `
这一类发票既有**发票代码**（10 位或 12 位），又有 **8 位发票号码**。查询要填四项，前三项都一样，第四项看票种。

## 查询时填什么

| 票种 | 代码 | 第四项 |
|---|---|---|
| 增值税专用发票（纸质） | 10 位 | 不含税金额 |
| 增值税电子专用发票 | 12 位 | 不含税金额 |
| 货物运输业增值税专用发票 | 10 位 | 不含税金额 |
| 增值税普通发票（纸质） | 10 位或 12 位 | 校验码后 6 位 |
| 增值税电子普通发票 | 12 位 | 校验码后 6 位 |
| 卷式普通发票 | 12 位 | 校验码后 6 位 |

另外三项是发票代码、8 位号码和开票日期，再加验证码。

## 不含税金额在哪里

票面中间“金额”一列的合计，不是右下角的“价税合计”。价税合计 = 金额 + 税额。写到小数点后两位，例如 1310.96。

## 校验码在哪里

普通发票上印着 20 位校验码，只填**最后 6 位**，不要带空格。专用发票没有校验码，找不到是正常的。

## 容易出错的地方

1. 8 位号码开头的 0 漏填。
2. 代码和号码填反了。
3. 专用发票填成了价税合计。
4. 卷票的纸容易褪色，看不清的数字不要猜，扫二维码。
5. 二维码里的金额，这一类发票是**不含税**的合计，跟票面右下角的数字不同，不是错误。

## 12 位代码以 1 开头的

那多半不是这一类，而是地方印制的通用发票或区块链发票，见[不在全国平台上查的票据](/help/other-checkers)。机动车销售统一发票除外，见[机动车和二手车发票](/help/vehicles)。

## 大概多久

填对了马上可以查到。当天开的，最快第二天；五年以前开的，网上查不到，见[日期对不上，或者超过五年](/help/date-and-five-years)。

## 什么时候来找我们

显示“不一致”、逐项核对仍找不出哪里不同的，或者显示“查无此票”已超过三天的，请[提交报告](/report)，附上票面照片。
`,
    en: `
These invoices have an **invoice code** (10 or 12 digits) and an **8-digit number**. A look-up takes four details: three are the same for all, the fourth depends on the kind.

## What to enter

| Kind | Code | Fourth field |
|---|---|---|
| special invoice on paper | 10 digits | amount without tax |
| electronic special invoice | 12 digits | amount without tax |
| special invoice for freight | 10 digits | amount without tax |
| ordinary invoice on paper | 10 or 12 digits | last 6 of the check code |
| electronic ordinary invoice | 12 digits | last 6 of the check code |
| roll invoice | 12 digits | last 6 of the check code |

The other three are the code, the 8-digit number and the issue date, and then a captcha.

## Where is the amount without tax?

It is the sum of the column 金额 in the middle, not 价税合计 at the bottom right, which is amount plus tax. Give two decimals, as in 1310.96.

## Where is the check code?

Ordinary invoices print a check code (校验码) of 20 digits. Enter only the **last 6**, without blanks. Special invoices have none, so you won't find one there.

## Common slips

1. Leading zeros of the 8-digit number left out.
2. Code and number exchanged.
3. The total with tax entered for a special invoice.
4. Roll paper fades: don't guess a digit you can't read, scan the QR code.
5. In the QR code of these invoices the amount is **without tax** and differs from the total printed. That is no error.

## A 12-digit code that starts with 1

It is probably not one of these but a regional general or blockchain invoice: see [Documents with a checker of their own](/help/other-checkers). Motor-vehicle invoices are the exception: see [Vehicle invoices](/help/vehicles).

## How long it takes

With the right details, at once. Issued today: the next day at the earliest. More than five years ago: not online, see [A date that can't be right](/help/date-and-five-years).

## When to come to us

If it does not match and you can't see why, or has been missing for more than three days, please [send a report](/report) with a photo of the invoice.
`,
  },
}
