import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const dateAndFiveYears: ArticleSeed = {
  slug: 'date-and-five-years',
  topic: 'lookup',
  causes: ['T4', 'T5'],
  invoiceKinds: ['freight'],
  title: {
    'zh-CN': '日期对不上，或者超过五年',
    en: 'A date that can’t be right, or more than five years ago',
  },
  summary: {
    'zh-CN': '网上只能查最近五年开具的发票；开票日期在今天以后、或与号码里的年份不符的，先核对票面。',
    en: 'Only invoices of the last five years can be looked up. A date in the future, or one that contradicts the number, needs another look.',
  },
  body: {
    'zh-CN': `
日期填得不对，发票就查不到。填之前花十秒钟看三件事。

## 先核对

1. **填的是开票日期吗？** 票面上写着“开票日期”的那一天，不是收票、付款或报销的日子。
2. **年份合得上吗？** 数电票号码的前两位，就是开票年份的后两位。例如 24 开头，应当是 2024 年开的。
3. **有发票代码的**，代码里也有年份：10 位代码看第 5、6 位，以 0 开头的 12 位代码看第 6、7 位。空白发票可以隔年使用，所以代码的年份**早于**开票年份是正常的，**晚于**开票年份就不对了。

## 日期在今天之后，或者年份不符

多半是抄错了，重新对照票面填一次。照着票面填仍然不符的，先不要付款、报销或入账，向开票方核实。开票方说不清楚的，见[怀疑不是真票](/help/suspected-fake)。

## 开票日期在五年以前

查验平台只提供**最近五年**开具的发票。网上有些老页面写的是一年，那是以前的规定。

1. 再看一遍，开票日期是不是真的在五年以前。
2. 确实需要核实的，可以请主管税务机关人工核查，也可以提交报告，由我们转给负责的部门。
3. 像货物运输业增值税专用发票这样的老票种，如果开票日期早于五年，也是同样的办法。

## 请准备好

发票的代码和号码、开票日期、金额、销售方名称和税号，发票的扫描件或照片，以及为什么需要核实（例如审计、诉讼、补办手续）。

## 大概多久

填错日期的，改对马上能查到。需要人工核查的，时间与您约定，写在回复里，也会列在[进度页](/track)上。

## 什么时候来找我们

日期核对无误、在五年以内、仍然查不到的，做一次[自查](/check)；需要核查五年以前的发票，请直接[提交报告](/report)。
`,
    en: `
With a wrong date an invoice is not found. Ten seconds on three things help.

## Compare first

1. **Is it the issue date?** The day printed after 开票日期, not the day of receipt, payment or reimbursement.
2. **Does the year fit?** The first two digits of a fully digital invoice's number are the last two of the year of issue: 24… was issued in 2024.
3. **A code carries a year, too**: digits 5 and 6 of a 10-digit code, digits 6 and 7 of a 12-digit code that starts with 0. Blank invoices may be used in a later year, so a code **older** than the issue date is normal; a **newer** one is not.

## A date in the future, or a year that does not fit

Most likely a slip: enter it again from the print. If it does not fit even so, do not pay, reimburse or book it, and ask the issuer. If they have no explanation, see [When an invoice may not be genuine](/help/suspected-fake).

## Issued more than five years ago

The platform offers invoices of the **last five years**. Some old pages still say one year: that is no longer so.

1. Check once more that the issue date is really that long ago.
2. If you need it confirmed, the competent tax authority can check it by hand; or send us a report and we pass it to those in charge.
3. The same holds for old kinds such as special invoices for freight, where they were issued more than five years ago.

## Have ready

Code and number, issue date, amount, the seller's name and tax number, a scan or photo, and why you need it confirmed: an audit, a lawsuit, a missing document.

## How long it takes

A wrong date: at once, when it is set right. A check by hand takes as long as agreed with you; the reply says so, and so does the [page of your report](/track).

## When to come to us

If the date is right and within five years and the invoice is still missing, do the [self-check](/check). For an invoice older than five years, [send a report](/report) directly.
`,
  },
}
