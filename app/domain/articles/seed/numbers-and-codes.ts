import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const numbersAndCodes: ArticleSeed = {
  slug: 'numbers-and-codes',
  topic: 'lookup',
  causes: ['P2', 'P3'],
  invoiceKinds: [],
  title: { 'zh-CN': '号码和代码怎么填', en: 'Which numbers to enter' },
  summary: {
    'zh-CN': '填错号码是查不到发票最常见、也最容易解决的原因：看清该填哪一串，再逐位核对。',
    en: 'A wrong number is the easiest cause to put right: see which one is asked for, then compare it digit by digit.',
  },
  body: {
    'zh-CN': `
票面上往往不止一串数字。查询只认其中一两串，别的都不能代替。

## 先看有没有“发票代码”

| 您手里的发票 | 发票代码 | 发票号码 |
|---|---|---|
| 数电票（标题是“电子发票（……）”） | 没有，留空 | 20 位 |
| 其他增值税发票 | 10 位或 12 位 | 8 位 |
| 打印在专用纸上的数电票 | 10 位或 12 位 | 8 位，另有一串 20 位号码 |

最后一种最容易填错：纸上既有代码加 8 位号码，密码区里还印着 20 位号码。查询时页面要 8 位就填 8 位，要 20 位就填 20 位，不要混着填。

## 这些数字不是发票号码

- 备注栏里的**红字发票信息确认单编号**，也是 20 位，很像，但不是。
- “被红冲蓝字数电票号码”后面的那一串，是**原来那张**发票的号码。
- 订单号、流水号、机器编号、密码区的字符，都不是。

## 逐位核对的办法

1. 8 位号码**开头的 0 要填**，例如 00543266。表格软件常把前面的 0 去掉，请把那一列设成文本。
2. 容易看错的：8 和 3、0 和 6、数字 0 和字母 O。
3. 代码 10 位或 12 位，号码 8 位，不要填反。
4. 20 位号码的前两位是年份的后两位，应当与开票日期的年份一致。不一致的，多半抄错了。
5. 最稳妥的是不用手输：扫发票上的二维码，或从 PDF、OFD、XML 文件里复制。

## 大概多久

核对好，马上可以查到。每张发票每天最多查 5 次，所以请先核对、再查询。

## 什么时候来找我们

扫码填入仍然查不到，或者看不清票面的，请[提交报告](/report)。报告页上会自动检查位数和日期，明显不对的地方会提醒您。
`,
    en: `
An invoice carries several strings of digits. A look-up takes only one or two of them, and no other will do.

## See first whether there is an invoice code

| Your invoice | Invoice code (发票代码) | Invoice number (发票号码) |
|---|---|---|
| Fully digital (its title reads 电子发票 …) | none, leave it empty | 20 digits |
| Other VAT invoices | 10 or 12 digits | 8 digits |
| Digital invoice printed on official paper | 10 or 12 digits | 8 digits, and a 20-digit number as well |

The last kind is mixed up most easily: beside the code and the 8-digit number, the cipher area carries a 20-digit number. Enter 8 digits where the page asks for 8 and 20 where it asks for 20, never a mixture.

## These are not the invoice number

- The **confirmation number of a red invoice** in the remarks. It has 20 digits too and looks alike.
- The number after 被红冲蓝字数电票号码: it belongs to the **original** invoice.
- Order numbers, serial numbers, machine numbers and the characters of the cipher area.

## How to compare

1. **Keep leading zeros** of an 8-digit number, as in 00543266. Spreadsheets drop them: format the column as text.
2. Easily misread: 8 and 3, 0 and 6, the digit 0 and the letter O.
3. The code has 10 or 12 digits, the number 8. Do not exchange them.
4. The first two of 20 digits are the last two of the year and should fit the issue date. If they don't, a digit is probably wrong.
5. Safest is not to type at all: scan the QR code, or copy the number from the PDF, OFD or XML file.

## How long it takes

Once the numbers are right, at once. An invoice can be looked up 5 times a day at most, so compare before you look.

## When to come to us

If a scanned number is not found either, or the print can't be read, please [send a report](/report). The form checks lengths and dates and points out what can't be right.
`,
  },
}
